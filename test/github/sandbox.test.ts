// What Slipway asks of GitHub, asked of the sandbox: both go by GitHub's own schema, and must understand each other.
import { afterEach, expect, test } from "@jest/globals";
import { pino } from "pino";
import { Probot } from "probot";
import type { Repository } from "../../src/domain/repository.ts";
import type { CommentRef } from "../../src/domain/request.ts";
import type { NewDeployment } from "../../src/flows/ports.ts";
import { github } from "../../src/github/github.ts";
import { WritePace } from "../../src/github/write-pace.ts";
import { createSandbox, type Sandbox } from "../../src/sandbox/sandbox.ts";
import { manifest } from "../manifest.ts";

const now = () => new Date("2026-01-05T10:00:00Z");
const clock = { now, pass: async () => {} };
const open: Sandbox[] = [];

/** Nothing that the sandbox did not know. */
afterEach(async () => {
  const ended = open.splice(0);
  await Promise.all(ended.map((sandbox) => sandbox.close()));
  expect(ended.flatMap(({ failures }) => failures)).toEqual([]);
});

async function setUp(permissions = manifest.default_permissions) {
  const sandbox = createSandbox({ clock: { now } });
  open.push(sandbox);
  await sandbox.listen();
  const site = sandbox.repository("acme/site", {
    people: { ada: "write", mia: "maintain", rita: "read" },
    requiredContexts: ["ci/test"],
    requiredReviews: 1,
  });
  const app = sandbox.app({ slug: "slipway", permissions, events: [] });
  const installation = app.install("acme");
  const baseUrl = `${sandbox.url}/api/v3`;
  const { id: appId, privateKey } = app;
  const log = pino({ level: "silent" });
  const probot = await new Probot({ appId, privateKey, secret: "s", baseUrl, log }).ready();
  const port = github({ clock, app: () => probot.auth(), pace: new WritePace(clock) });
  const repository: Repository = { id: site.id, owner: "acme", name: "site", defaultBranch: "main", installation };
  return { sandbox, site, port, repository };
}

const inPull = (number: number, environments: readonly string[] = ["staging"]) => ({
  subject: { pullRequest: number },
  environments,
  previous: [],
});

test("a pull request shows its reviews, its signature and its environment's protection", async () => {
  const { sandbox, port, repository } = await setUp();
  const pull = sandbox.pullRequest("acme/site", { head: "topic", verified: true, by: "ada" });
  sandbox.team("acme/sre", { members: ["mia"] });
  sandbox.environment("acme/site", "staging", { reviewers: ["mia", "acme/sre"], waitTimer: 5, branchPolicy: ["main"] });
  sandbox.review(pull, { by: "mia" });
  sandbox.review(pull, { by: "rita" });
  const { head, pullRequest, repository: read } = await port.readFacts(repository, inPull(pull.number));
  expect(head).toMatchObject({ kind: "branch", ref: "topic", sha: pull.headSha, signed: true, on: ["topic"] });
  expect(pullRequest?.reviews).toEqual({
    decision: "approved",
    latest: [{ author: "mia", state: "approved", sha: pull.headSha }],
  });
  const unread = { unread: "the branch policy was not read yet" };
  const protection = { reviewers: ["mia", "acme/sre"], timer: 300_000, refs: unread };
  expect(read.environments).toEqual([{ name: "staging", protection }]);
});

test("without members: read teams are unread, wherever they matter", async () => {
  const { members: _, ...others } = manifest.default_permissions;
  const { sandbox, port, repository } = await setUp(others);
  sandbox.team("acme/sre", { members: ["mia"] });
  sandbox.environment("acme/site", "staging", { reviewers: ["acme/sre"] });
  const pull = sandbox.pullRequest("acme/site", { head: "topic", by: "ada" });
  const unread = { unread: "Resource not accessible by integration" };
  const { repository: read } = await port.readFacts(repository, inPull(pull.number));
  expect(read.environments).toEqual([{ name: "staging", protection: unread }]);
  expect(await port.isMember(repository, "acme/sre", "mia")).toEqual(unread);
});

test("whoever is in a team below a team is in it", async () => {
  const { sandbox, port, repository } = await setUp();
  sandbox.team("acme/engineering", { members: ["mia"] });
  sandbox.team("acme/sre", { members: ["ada"], parent: "acme/engineering" });
  expect(await port.isMember(repository, "acme/engineering", "ada")).toBe(true);
  expect(await port.isMember(repository, "acme/sre", "mia")).toBe(false);
});

test("a branch, a tag, an annotated one and a sha are found, with their pull requests", async () => {
  const { sandbox, port, repository } = await setUp();
  const pull = sandbox.pullRequest("acme/site", { head: "topic", by: "ada" });
  sandbox.tag("acme/site", "v1", { ref: "topic" });
  sandbox.tag("acme/site", "v2", { ref: "main", annotated: true });
  const { headSha: sha, number } = pull;
  const pullRequests = [{ number, fork: false }];
  expect(await port.readRef(repository, "topic")).toEqual({ kind: "branch", name: "topic", sha, pullRequests });
  expect(await port.readRef(repository, "v1")).toEqual({ kind: "tag", name: "v1", sha, pullRequests });
  expect(await port.readRef(repository, "v2")).toMatchObject({ kind: "tag", name: "v2", pullRequests: [] });
  expect(await port.readRef(repository, sha.slice(0, 9))).toEqual({ kind: "sha", name: sha, sha, pullRequests });
  expect(await port.readRef(repository, "nowhere")).toBeNull();
});

test("a fork's head is known by its sha, with what was reported of it here", async () => {
  const { sandbox, port, repository } = await setUp();
  sandbox.fork("acme/site", { by: "eve" });
  const pull = sandbox.pullRequest("acme/site", { from: "eve/site", head: "patch", by: "eve" });
  sandbox.push("acme/site", "main", { by: "ada" });
  sandbox.status("acme/site", { ref: pull.headSha, context: "ci/test", state: "success" });
  const named = await port.readRef(repository, pull.headSha);
  expect(named).toMatchObject({ kind: "sha", pullRequests: [{ number: pull.number, fork: true }] });
  expect(await port.readRef(repository, "patch")).toBeNull();
  const { head, contexts } = await port.readFacts(repository, inPull(pull.number));
  expect(head).toMatchObject({ sha: pull.headSha, behindBy: 1, on: [] });
  expect(contexts).toMatchObject({ found: [{ name: "ci/test", state: "success", required: true }] });
  expect(await port.readBranchesOf(repository, pull.headSha, ["main"])).toEqual([]);
});

test.each([
  ["branch", "release/1", { behindBy: 1, on: ["release/1"] }],
  ["tag", "v1", { behindBy: { unread: "only branches are compared" }, on: [] }],
] as const)("a %s without a pull request is read by the rules of the default branch", async (kind, name, expected) => {
  const { sandbox, port, repository } = await setUp();
  const { oid: sha } = sandbox.push("acme/site", "release/1", { files: { a: "1" }, by: "ada" });
  sandbox.tag("acme/site", "v1", { ref: "release/1" });
  sandbox.push("acme/site", "main", { by: "ada" });
  const ref = await port.readRef(repository, name);
  expect(ref).toEqual({ kind, name, sha, pullRequests: [] });
  if (!ref) return;
  const facts = await port.readFacts(repository, { subject: { ref }, environments: ["staging"], previous: [] });
  expect(facts).toMatchObject({ pullRequest: null, contexts: { required: ["ci/test"] } });
  expect(facts.head).toMatchObject({ kind, ref: name, sha, exists: true, ...expected });
});

test("branches that have a commit are told from those that do not", async () => {
  const { sandbox, site, port, repository } = await setUp();
  const first = site.branches.get("main") ?? "";
  sandbox.push("acme/site", "release/1", { by: "ada" });
  const { oid: tip } = sandbox.push("acme/site", "main", { by: "ada" });
  expect(await port.readBranchesOf(repository, first, ["main", "release/1", "gone"])).toEqual(["main", "release/1"]);
  expect(await port.readBranchesOf(repository, tip, ["release/1"])).toEqual(["main"]);
});

test("a file of the organisation's own repository is read, one of another account's is not", async () => {
  const { sandbox, port, repository } = await setUp();
  const text = "default_environment: staging\n";
  const file = { name: ".github", path: ".github/slipway.yml" };
  sandbox.repository("umbrella/.github", { files: { [file.path]: text } });
  expect(await port.readFile(repository, file)).toEqual({ kind: "missing" });
  sandbox.repository("acme/shared", { files: { "deploy/slipway.yml": text } });
  const shared = await port.readFile(repository, { name: "shared", path: "deploy/slipway.yml" });
  expect(shared).toMatchObject({ kind: "file", path: "deploy/slipway.yml", text });
  expect(await port.readFile(repository, { name: "shared", path: "deploy" })).toMatchObject({ kind: "unreadable" });
});

test.each([
  [null, ["**", "tag:**"]],
  ["protected", ["refs/heads/main"]],
  [
    ["release/*", "tag:v*"],
    ["refs/heads/release/*", "tag:v*"],
  ],
] as const)("the branch policy %j is the refs %j", async (branchPolicy, refs) => {
  const { sandbox, port, repository } = await setUp();
  sandbox.environment("acme/site", "eu/live", { branchPolicy });
  sandbox.push("acme/site", "topic", { by: "ada" });
  expect(await port.readBranchPolicy(repository, "eu/live")).toEqual(refs);
});

const order: NewDeployment = {
  ref: "main",
  task: "deploy",
  autoMerge: false,
  requiredContexts: [],
  environment: "staging",
  production: false,
  transient: false,
  description: "",
  payload: { slipway: { request: "9.0.staging", actor: "ada", pull_request: 1, comment: 9 } },
};

test("a success of ours counts after it was retired, another tool's never", async () => {
  const { sandbox, site, port, repository } = await setUp();
  const created = await port.createDeployment(repository, order, async () => {});
  const made = site.deployments.find(({ id }) => created.kind === "created" && id === created.deployment.id);
  const sha = site.branches.get("main") ?? "";
  const code = { environments: ["staging", "qa"], task: "deploy", sha, tree: null };
  expect(await port.readSucceeded(repository, code)).toEqual([]);
  if (made) sandbox.deploymentStatus(made, { state: "success", by: "ci" });
  if (made) sandbox.deploymentStatus(made, { state: "inactive", by: "ci" });
  const other = sandbox.deployment("acme/site", { ref: "main", environment: "qa", payload: order.payload, by: "ada" });
  sandbox.deploymentStatus(other, { state: "success", by: "ada" });
  expect(await port.readSucceeded(repository, code)).toEqual(["staging"]);
  expect(await port.readSucceeded(repository, { ...code, sha: "gone" })).toEqual([]);
});

test("a comment and a review get their reaction, once each", async () => {
  const { sandbox, port, repository } = await setUp();
  const pull = sandbox.pullRequest("acme/site", { head: "topic", by: "ada" });
  const comment = sandbox.comment(pull, { body: "/deploy", by: "rita" });
  const review = sandbox.review(pull, { state: "COMMENTED", body: "/deploy", by: "rita" });
  const refOf = (kind: CommentRef["kind"], { id, nodeId }: { id: number; nodeId: string }): CommentRef => ({
    kind,
    id,
    nodeId,
    url: "",
    createdAt: now().toISOString(),
  });
  for (const ref of [refOf("comment", comment), refOf("review", review), refOf("review", review)])
    await port.react(repository, ref, "-1");
  const given = [{ content: "-1", user: "slipway[bot]" }];
  expect(comment.reactions).toMatchObject(given);
  expect(review.reactions).toMatchObject(given);
});

test("a pull request that changes the configuration is told so, line by line", async () => {
  const { sandbox, site, port, repository } = await setUp();
  const plain = sandbox.pullRequest("acme/site", { head: "plain", by: "ada" });
  const files = { ".github/slipway.yml": "oops: 1\n" };
  const pull = sandbox.pullRequest("acme/site", { head: "topic", files, by: "ada" });
  expect(await port.readConfigChange(repository, plain.headSha)).toBeNull();
  const change = await port.readConfigChange(repository, pull.headSha);
  expect(change).toMatchObject({ kind: "file", text: "oops: 1\n" });
  const annotations = [{ path: ".github/slipway.yml", line: 1, column: 1, message: "unknown key" }];
  const told = { title: "One mistake", summary: "…", annotations };
  await port.createCheckRun(repository, { sha: pull.headSha, name: "slipway.yml", conclusion: "failure", ...told });
  expect(site.checkRuns.at(-1)).toMatchObject({
    name: "slipway.yml",
    conclusion: "failure",
    output: { title: "One mistake", annotations: [{ start_line: 1, annotation_level: "failure" }] },
  });
});
