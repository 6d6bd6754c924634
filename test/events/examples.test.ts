// Every example payload that GitHub publishes, through the whole App: no crash, and no call that nobody expects.
import { generateKeyPairSync } from "node:crypto";
import { createRequire } from "node:module";
import { afterEach, expect, test } from "@jest/globals";
import nock from "nock";
import { pino } from "pino";
import { Probot } from "probot";
import { inMemory, start } from "../../src/app.ts";
import { TurnedClock } from "../stories/turned-clock.ts";

interface Example {
  readonly name: string;
  readonly examples: readonly object[];
}

const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const pem = privateKey.export({ type: "pkcs1", format: "pem" }).toString();

const examples = createRequire(import.meta.url)("@octokit/webhooks-examples") as readonly Example[];
const payloads = examples.flatMap(({ name, examples: all }) => all.map((payload, index) => ({ name, payload, index })));

/** Deployments of other tools are looked up, and whether a head changes slipway.yml: all that an example may ask for. */
const looksUp: Readonly<Record<string, string>> = {
  deployment: "SlipwayHome",
  deployment_status: "SlipwayHome",
  pull_request: "SlipwayConfigChange",
};

const withInstallation = (payload: object): object => ({ installation: { id: 42 }, ...payload });

afterEach(() => {
  nock.cleanAll();
});

interface Received {
  readonly asked: string[];
  readonly errors: string[];
}

async function receive(name: string, all: readonly object[]): Promise<Received> {
  const asked: string[] = [];
  const errors: string[] = [];
  const hear = (what: string): boolean => asked.push(what) > 0;
  const repository = { url: "https://github.com/o/r", config: null, environments: null, object: null };
  nock("https://api.github.com")
    .persist()
    .post(/\/access_tokens$/, () => hear("token"))
    .reply(201, { token: "ghs_x", expires_at: "2026-01-05T11:00:00Z" })
    .post("/graphql", ({ query }: { query: string }) => hear(/query (\w+)/.exec(query)?.[1] ?? query))
    .reply(200, { data: { repository } });
  const log = pino({ level: "warn" }, { write: (line: string) => void errors.push(line) });
  const app = await new Probot({ appId: 1, privateKey: pem, secret: "s", log }).ready();
  const slipway = await start(app, inMemory(new TurnedClock()));
  for (const [index, payload] of all.entries()) {
    await app.receive({ id: `${name}-${index}`, name, payload } as unknown as Parameters<typeof app.receive>[0]);
  }
  await slipway.idle();
  await slipway.stop();
  return { asked: [...new Set(asked)], errors };
}

const names = [...new Set(payloads.map(({ name }) => name))];
const of = (wanted: string): object[] => payloads.filter(({ name }) => name === wanted).map(({ payload }) => payload);

test.each(names)("%s: GitHub's own examples pass without a crash and without an unexpected call", async (name) => {
  const { asked, errors } = await receive(name, [...of(name), ...of(name).map(withInstallation)]);
  expect(errors).toEqual([]);
  expect(asked).toEqual(looksUp[name] ? ["token", looksUp[name]] : []);
});

test("the examples cover every event that Slipway listens to", () => {
  expect(names).toEqual(
    expect.arrayContaining([
      "issue_comment",
      "pull_request",
      "check_run",
      "push",
      "status",
      "deployment",
      "deployment_status",
      "workflow_run",
    ]),
  );
});

/** GitHub's example of a comment is on an issue: here it is on a pull request, by each kind of author. */
const comment = of("issue_comment").find((one) => Reflect.get(one, "action") === "created") as {
  readonly issue: object;
  readonly comment: object;
};

const onPullRequest = (author: object | null, body: unknown): object =>
  withInstallation({
    ...comment,
    issue: { ...comment.issue, pull_request: { url: "https://api.github.com/x" } },
    comment: { ...comment.comment, user: author, body },
  });

test.each([
  ["a person whom GitHub shows as null", null, "/deploy staging"],
  ["a bot without a command", { login: "renovate[bot]", type: "Bot" }, "Bumps left-pad"],
  ["a person without a command", { login: "ada", type: "User" }, "Thanks!"],
  ["a person without words", { login: "ada", type: "User" }, ""],
])("a comment by %s costs no call", async (_who, author, body) => {
  expect(await receive("issue_comment", [onPullRequest(author, body)])).toEqual({ asked: [], errors: [] });
});
