// app.yml asks for what is used, nothing else: listeners and calls are read from the code.
import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "@jest/globals";
import { listeners } from "../src/events/registry.ts";
import type { Wake } from "../src/gates/gate.ts";
import { gates } from "../src/gates/registry.ts";
import { manifest } from "./manifest.ts";

const root = resolve(import.meta.dirname, "..");
const read = (path: string): string => readFileSync(resolve(root, path), "utf8");

const heard = Object.keys(listeners).map((name) => name.split(".")[0] ?? "");

const edge = readdirSync(resolve(root, "src/github"))
  .map((file) => read(`src/github/${file}`))
  .join("\n");

/** Each thing asked of GitHub, as it stands in the code, with the permission it needs and GitHub's page that says so. */
const uses: readonly { readonly call: RegExp; readonly permission: string; readonly access: "read" | "write" }[] = [
  // https://docs.github.com/en/rest/authentication/permissions-required-for-github-apps
  { call: /repos\.createDeployment\(/, permission: "deployments", access: "write" },
  { call: /createDeploymentStatus\(/, permission: "deployments", access: "write" },
  { call: /repos\.listDeployments\(/, permission: "deployments", access: "read" },
  { call: /repos\.getDeployment\(/, permission: "deployments", access: "read" },
  { call: /repos\.listDeploymentStatuses\(/, permission: "deployments", access: "read" },
  // A deployment with auto_merge writes a merge commit to the branch.
  { call: /auto_merge: /, permission: "contents", access: "write" },
  { call: /repos\.compareCommitsWithBasehead\(/, permission: "contents", access: "read" },
  { call: /repos\.getContent\(/, permission: "contents", access: "read" },
  { call: /repos\.listBranches\(/, permission: "contents", access: "read" },
  { call: /repos\.listBranchesForHeadCommit\(/, permission: "contents", access: "read" },
  { call: /\/activity"/, permission: "contents", access: "read" },
  { call: /GET \/installation\/repositories"/, permission: "metadata", access: "read" },
  { call: /repos\.getCollaboratorPermissionLevel\(/, permission: "metadata", access: "read" },
  { call: /addComment\(/, permission: "pull_requests", access: "write" },
  { call: /updateIssueComment\(/, permission: "pull_requests", access: "write" },
  { call: /minimizeComment\(/, permission: "pull_requests", access: "write" },
  { call: /reactions\.createForIssueComment\(/, permission: "issues", access: "write" },
  { call: /addReaction\(/, permission: "pull_requests", access: "write" },
  { call: /latestOpinionatedReviews\(/, permission: "pull_requests", access: "read" },
  { call: /on CheckRun/, permission: "checks", access: "read" },
  { call: /checks\.create\(/, permission: "checks", access: "write" },
  { call: /on StatusContext/, permission: "statuses", access: "read" },
  { call: /workflowRun \{/, permission: "actions", access: "read" },
  { call: /environments\(first/, permission: "actions", access: "read" },
  { call: /repos\.getEnvironment\(/, permission: "actions", access: "read" },
  { call: /repos\.listDeploymentBranchPolicies\(/, permission: "actions", access: "read" },
  { call: /actions\.createWorkflowDispatch\(/, permission: "actions", access: "write" },
  { call: /actions\.cancelWorkflowRun\(/, permission: "actions", access: "write" },
  { call: /actions\.getWorkflowRun\(/, permission: "actions", access: "read" },
  { call: /actions\.listWorkflowRuns\(/, permission: "actions", access: "read" },
  { call: /teams\.getMembershipForUserInOrg\(/, permission: "members", access: "read" },
];

const strongest = (permission: string): "read" | "write" | undefined => {
  const asked = uses.filter((use) => use.permission === permission).map(({ access }) => access);
  return asked.includes("write") ? "write" : asked[0];
};

/** What wakes a request without GitHub's help. */
const ownWakes: readonly Wake[] = ["time", "request"];

test("the App subscribes to the events that have a listener, and no others", () => {
  expect([...manifest.default_events].sort()).toEqual([...new Set(heard)].sort());
});

test("whatever wakes a request that waits is an event that the App hears", () => {
  const waking = gates.flatMap(({ wakesOn }) => wakesOn).filter((wake) => !ownWakes.includes(wake));
  expect(manifest.default_events).toEqual(expect.arrayContaining(waking));
});

test("every permission is asked for because of a call that the code makes", () => {
  const needed = Object.keys(manifest.default_permissions).map((name) => [name, strongest(name)]);
  expect(manifest.default_permissions).toEqual(Object.fromEntries(needed));
  expect(uses.filter(({ call }) => !call.test(edge))).toEqual([]);
  expect(uses.filter(({ permission }) => !(permission in manifest.default_permissions))).toEqual([]);
});

/** Made with the App's own key instead of an installation's token: no permission is asked for them. */
const asApp = [
  // https://docs.github.com/en/rest/apps/apps
  "GET /app",
  "GET /app/hook/config",
  "GET /app/installations",
  "GET /repos/{owner}/{repo}/installation",
  "POST /app/installations/{installation_id}/access_tokens",
  // https://docs.github.com/en/rest/apps/webhooks
  "GET /app/hook/deliveries",
  "GET /app/hook/deliveries/{delivery_id}",
];

const requests = [
  ...[...edge.matchAll(/(?:octokit|app)\.request\("(\w+ [^"]+)"/g)].map((match) => match[1] ?? ""),
  ...[...edge.matchAll(/method: "(\w+)", url: "([^"]+)"/g)].map(([, method, url]) => `${method} ${url}`),
];
const isAsApp = (request: string): boolean => / \/app(\/|$)/.test(request) || asApp.includes(request);

test("what the App asks as itself is listed apart", () => {
  expect([...new Set(requests.filter(isAsApp))].sort()).toEqual([...asApp].sort());
});

test("every REST call and every mutation of the code is in that list", () => {
  const calls = [...edge.matchAll(/octokit\.rest\.(\w+\.\w+)\(/g), ...edge.matchAll(/: (\w+)\(input:/g)];
  const made = [...calls.map((match) => match[1] ?? ""), ...requests.filter((request) => !isAsApp(request))];
  const unlisted = made.filter((name) => !uses.some(({ call }) => call.test(`${name}(`) || call.test(`${name}"`)));
  expect(unlisted).toEqual([]);
});

test("the README gives a reason for each permission and event", () => {
  const readme = read("README.md");
  const rows = [...readme.matchAll(/^\| `(\w+)(?:: (read|write))?` \| \S.+ \|$/gm)];
  const permissions = rows.filter((row) => row[2]).map((row) => [row[1], row[2]]);
  expect(Object.fromEntries(permissions)).toEqual(manifest.default_permissions);
  const events = rows.filter((row) => !row[2]).map((row) => row[1]);
  expect(events).toEqual(expect.arrayContaining([...manifest.default_events]));
});
