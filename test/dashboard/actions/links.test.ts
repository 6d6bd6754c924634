// Buttons: those that make sense, to those who may perhaps press them.
import { expect, test } from "@jest/globals";
import type { EnvironmentStanding } from "../../../src/cards/status-card.ts";
import { maySee } from "../../../src/dashboard/actions/may-see.ts";
import { deploymentActions, environmentActions, waitingActions } from "../../../src/dashboard/views/action-links.ts";
import { askedView } from "../../../src/dashboard/views/action-asked.ts";
import { because } from "../../../src/domain/reasons.ts";
import { anEnvironment } from "../../builders/environment.ts";
import { aLock } from "../../builders/lock.ts";
import { aPastDeployment } from "../../builders/past-deployment.ts";
import { aWaitingRequest } from "../../builders/request.ts";
import { aStanding } from "../some-pages.ts";

const ada = { login: "ada", role: "write" } as const;
const place = { owner: "acme", name: "site", base: "../", viewer: ada };

const links = async (view: unknown): Promise<string[]> => {
  const text = String(await view);
  return [...text.matchAll(/<a class="button (\w+)" href="([^"]*)">([^<]*)/g)].map(
    ([, look, href, label]) => `${label} (${look}) ${href?.replaceAll("&amp;", "&")}`,
  );
};

const of = (told: Partial<EnvironmentStanding>) => environmentActions(place, aStanding(told), anEnvironment());

test("an environment in which something runs is deployed to, rolled back and locked", async () => {
  expect(await links(of({}))).toEqual([
    "Deploy (primary) ../acme/site/act/deploy?environment=staging",
    "Roll back (danger) ../acme/site/act/rollback?environment=staging",
    "Lock (plain) ../acme/site/act/lock?environment=staging",
  ]);
});

test("what nothing runs in is not rolled back, what is locked is unlocked, what moves is cancelled", async () => {
  const moving = aPastDeployment({ id: 4310, state: "in_progress" });
  expect(await links(of({ runs: null, lock: aLock(), underWay: [moving] }))).toEqual([
    "Deploy (primary) ../acme/site/act/deploy?environment=staging",
    "Unlock (plain) ../acme/site/act/unlock?environment=staging",
    "Cancel (danger) ../acme/site/act/cancel?environment=staging&deployment=4310",
  ]);
});

test("only what has an environment before it is promoted to", async () => {
  const production = anEnvironment({ name: "production", after: ["staging"] });
  const view = environmentActions(place, aStanding({ environment: "production" }), production);
  expect(await links(view)).toContain("Promote (primary) ../acme/site/act/promote?environment=production");
});

test("what waits for approvals is approved or rejected, and everything that waits is cancelled", async () => {
  const missing = because("approvals_missing", { needs: 1, approvedBy: [], by: [] });
  const waits = aWaitingRequest({ because: [missing] });
  const request = `request=${waits.id}`;
  expect(await links(waitingActions(place, waits))).toEqual([
    `Approve (primary) ../acme/site/act/approve?${request}`,
    `Reject (danger) ../acme/site/act/reject?${request}`,
    `Cancel (danger) ../acme/site/act/cancel?${request}`,
  ]);
  expect(await links(waitingActions(place, aWaitingRequest()))).toHaveLength(1);
});

test.each([
  ["is being carried out", { state: "in_progress", succeededAt: null }, ["Cancel"]],
  ["has no status yet", { state: null, succeededAt: null }, ["Cancel"]],
  ["runs there", { state: "success" }, []],
  ["ran there before", { state: "inactive" }, ["Roll back to this"]],
  ["ran there, made by another tool", { state: "inactive", ours: false }, []],
  ["was an operation", { state: "inactive", task: "db:migrate" }, []],
  ["failed", { state: "failure", succeededAt: null }, []],
] as const)("of a deployment that %s there is %j to do", async (_what, told, labels) => {
  const view = deploymentActions(place, { deployment: aPastDeployment(told) }, anEnvironment());
  expect((await links(view)).map((link) => link.split(" (")[0])).toEqual(labels);
});

test("names of environments are parts of addresses, whatever they hold", async () => {
  const [first] = await links(environmentActions(place, aStanding({ environment: 'a/b?c=d&"e' }), null));
  expect(first).toBe("Deploy (primary) ../acme/site/act/deploy?environment=a%2Fb%3Fc%3Dd%26%22e");
});

test.each([
  ["read", {}, false],
  ["triage", {}, false],
  ["write", {}, true],
  ["write", { allow: { role: "admin", teams: [], users: [], bots: [] } }, true],
  ["read", { allow: { role: "read", teams: [], users: [], bots: [] } }, true],
  ["read", { allow: { role: "write", teams: [], users: ["Rita"], bots: [] } }, true],
  ["read", { allow: { role: "write", teams: [], users: ["ada"], bots: ["rita"] } }, false],
  ["read", { allow: { role: null, teams: ["acme/sre"], users: [], bots: [] } }, true],
  ["read", { approvers: ["rita"] }, true],
  ["read", { approvers: ["acme/sre"] }, true],
  ["read", { approvers: ["ada"] }, false],
] as const)("who has the role %s sees buttons of %j: %j", (role, told, sees) => {
  expect(maySee({ login: "rita", role }, anEnvironment(told))).toBe(sees);
});

test("who may do nothing sees no button", async () => {
  const reader = { ...place, viewer: { login: "rita", role: "read" } } as const;
  const views = [
    environmentActions(reader, aStanding(), anEnvironment()),
    waitingActions(reader, aWaitingRequest()),
    deploymentActions(reader, { deployment: aPastDeployment({ state: "inactive" }) }, anEnvironment()),
  ];
  expect(views).toEqual(["", "", ""]);
});

test("what was asked for is said, and leads to its comment once there is one", async () => {
  const asked = { login: "ada", line: "/lock staging <b>", print: "", pullRequest: 7, url: null };
  const [before, after] = [
    String(await askedView("https://github.test/acme/site", asked)),
    String(await askedView("https://github.test/acme/site", { ...asked, url: "https://github.test/c" })),
  ];
  expect(before).toContain("<code>/lock staging &lt;b&gt;</code>");
  expect(before).toContain('href="https://github.test/acme/site/pull/7"');
  expect(after).toContain('<a href="https://github.test/c" rel="noreferrer">The comment</a>');
});
