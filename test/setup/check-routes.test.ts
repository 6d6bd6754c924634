// The page that checks the set-up, against the sandbox: who sees what of it.
import { Hono } from "hono";
import { expect, test } from "@jest/globals";
import { pino } from "pino";
import { Probot } from "probot";
import { createFindRepository } from "../../src/dashboard/answers/reach.ts";
import { Fault } from "../../src/domain/fault.ts";
import type { Operators } from "../../src/executors/operators/operators.ts";
import { readAppStanding } from "../../src/github/app-standing.ts";
import { github } from "../../src/github/github.ts";
import { WritePace } from "../../src/github/write-pace.ts";
import { setupRoutes } from "../../src/setup/checks/check-routes.ts";
import type { Checking } from "../../src/setup/checks/run-checks.ts";
import { aSignIn, type SignInBench, url } from "../dashboard/a-sign-in.ts";

const operators: Operators = new Map([
  [
    "local",
    {
      kind: "command",
      name: "local",
      repositories: ["acme/site"],
      environments: null,
      timeout: null,
      concurrency: 1,
      directory: null,
      command: ["sh"],
    },
  ],
]);

async function aCheckPage(change: Partial<Checking> = {}): Promise<SignInBench> {
  const bench = await aSignIn();
  const { sandbox, app, clock, signIn, pages } = bench;
  const log = pino({ level: "silent" });
  const baseUrl = `${sandbox.url}/api/v3`;
  const probot = await new Probot({ appId: app.id, privateKey: app.privateKey, secret: "s", baseUrl, log }).ready();
  const asApp = () => probot.auth();
  const alarms = { now: () => clock.now(), pass: async () => {} };
  const port = github({ clock: alarms, app: asApp, pace: new WritePace(clock) });
  const checking: Checking = {
    check: async () => {},
    url,
    fetch: () => Promise.resolve(Response.json({ status: "ok" })),
    operators,
    variables: { PATH: process.env["PATH"] },
    intake: "webhook",
    channel: undefined,
    github: port,
    readApp: () => readAppStanding({ app: asApp, clock }),
    clock,
    log,
    ...change,
  };
  pages.route("/", new Hono().route("/", setupRoutes({ checking, signIn, find: createFindRepository(port, clock) })));
  return bench;
}

const textOf = async (response: Response): Promise<string> =>
  (await response.text()).replaceAll(/<[^>]+>/g, " ").replaceAll(/\s+/g, " ");

test("who is not signed in is sent to sign in, and comes back", async () => {
  const { browser } = await aCheckPage();
  const answer = await browser().go("/setup?installation_id=7&setup_action=install");
  expect(answer.status).toBe(302);
  expect(answer.headers.get("location")).toBe(
    `${url}/sign-in?to=%2Fsetup%3Finstallation_id%3D7%26setup_action%3Dinstall`,
  );
});

test("who administers the App's owner sees everything, executors among it", async () => {
  const { sandbox, app, signedIn } = await aCheckPage();
  sandbox.organization("octo-org", { owners: ["ada"] });
  app.record.webhookUrl = `${url}/api/github/webhooks`;
  const page = await textOf(await (await signedIn("ada")).go("/setup"));
  expect(page).toContain("Executors works local");
  expect(page).toMatch(/Webhook address GitHub sends deliveries to https:\/\/slipway\.test\/api\/github\/webhooks/);
  expect(page).toContain("The App does not hear");
  expect(page).toContain("Installations to do acme Not granted");
  expect(page).toContain("Environments: staging, production");
});

test("who does not administer it sees their own accounts and repositories, and nothing of the operator's", async () => {
  const { sandbox, app, signedIn } = await aCheckPage();
  sandbox.repository("secret/lab", { people: { mia: "admin" } });
  app.install("secret");
  const page = await textOf(await (await signedIn("rita")).go("/setup"));
  expect(page).toContain("acme/site");
  expect(page).not.toMatch(/Executors|secret/);
});

test("a configuration with mistakes is named with line and column, and what it names must be there", async () => {
  const { sandbox, signedIn } = await aCheckPage();
  const broken = "environments:\n  staging:\n    aproval: 1\n";
  const missing = "environments:\n  staging:\n    executor: { workflow: deploy.yml }\n  live:\n    executor: web1\n";
  sandbox.repository("acme/broken", { people: { ada: "read" }, files: { ".github/slipway.yml": broken } });
  sandbox.repository("acme/missing", { people: { ada: "read" }, files: { ".github/slipway.yml": missing } });
  const page = await textOf(await (await signedIn("ada")).go("/setup"));
  expect(page).toContain("Nothing can be deployed: .github/slipway.yml:3:5: unknown key &quot;aproval&quot;");
  expect(page).toContain("staging: .github/workflows/deploy.yml is not on the default branch");
  expect(page).toContain("live: the operator defines no executor &quot;web1&quot; for it");
});

test("while GitHub does not answer the page says so, and what else is known", async () => {
  const readApp = (): Promise<never> => Promise.reject(new Fault("transient", "GitHub does not answer"));
  const { signedIn } = await aCheckPage({ readApp });
  const page = await textOf(await (await signedIn("ada")).go("/setup"));
  expect(page).toContain("not known GitHub GitHub does not answer");
  expect(page).toContain("Database It answers");
});

test("a private key that GitHub does not take is told, with what to look at", async () => {
  const readApp = (): Promise<never> => Promise.reject(new Fault("setup", "401"));
  const { signedIn } = await aCheckPage({ readApp });
  expect(await textOf(await (await signedIn("ada")).go("/setup"))).toContain(
    "GitHub does not take the App&#39;s private key",
  );
});

test("a page that is loaded again within a minute asks GitHub nothing", async () => {
  const { signedIn, sandbox, clock } = await aCheckPage();
  const ada = await signedIn("ada");
  await ada.go("/setup");
  const before = sandbox.calls.all.length;
  await ada.go("/setup");
  expect(sandbox.calls.all.length).toBe(before);
  clock.turn(60_000);
  await ada.go("/setup");
  expect(sandbox.calls.all.length).toBeGreaterThan(before);
});

test("while GitHub does not say what somebody may see, the page says so, and nothing is remembered of it", async () => {
  const { sandbox, signedIn, told } = await aCheckPage();
  const ada = await signedIn("ada");
  sandbox.faults.next({ path: "/user/installations" }, { status: 502 });
  const away = await ada.go("/setup");
  expect([away.status, away.headers.get("retry-after"), await textOf(away)]).toEqual([
    503,
    "5",
    expect.stringContaining("GitHub, or the database, does not answer"),
  ]);
  expect(told).toEqual([]);
  expect((await ada.go("/setup")).status).toBe(200);
});

test("whoever loads the page of the first run again is led to the checks", async () => {
  const { browser } = await aCheckPage();
  const answer = await browser().go("/registered?code=abc&state=abc");
  expect([answer.status, answer.headers.get("location")]).toEqual([302, "./setup"]);
});

test("whom GitHub sends here after an installation sees how it is now, and can have it looked at in no faster way", async () => {
  const { signedIn, sandbox } = await aCheckPage();
  const ada = await signedIn("ada");
  const callsOf = async (path: string): Promise<number> => {
    const before = sandbox.calls.all.length;
    await ada.go(path);
    return sandbox.calls.all.length - before;
  };
  await ada.go("/setup");
  const installed = "/setup?installation_id=7&setup_action=install";
  expect(await callsOf(installed)).toBeGreaterThan(0);
  expect([await callsOf(installed), await callsOf("/setup")]).toEqual([0, 0]);
});
