import { createHmac } from "node:crypto";
import { expect, test } from "@jest/globals";
import { Fault } from "../src/domain/fault.ts";
import { web, webhookPath } from "../src/web.ts";

const secret = "between GitHub and us";
const before = "the secret of last year";
const log = { info: () => {}, warn: () => {}, error: () => {} };
const well = async (): Promise<void> => {};

interface Bench {
  readonly taken: unknown[];
  readonly send: (body: string, headers?: Record<string, string>) => Promise<Response>;
}

function front(failure?: Error): Bench {
  const taken: unknown[] = [];
  const take = async ({ payload }: { payload: object }): Promise<void> => {
    if (failure) throw failure;
    taken.push(payload);
  };
  const app = web({ slipway: { take }, secrets: [secret, before], check: well, log });
  const send = (body: string, headers: Record<string, string> = signed(body)): Promise<Response> =>
    Promise.resolve(app.request(webhookPath, { method: "POST", body, headers }));
  return { taken, send };
}

const sign = (body: string, key = secret): string => `sha256=${createHmac("sha256", key).update(body).digest("hex")}`;

const named = { "x-github-delivery": "d1", "x-github-event": "push" };
const signed = (body: string, key = secret): Record<string, string> => ({
  ...named,
  "x-hub-signature-256": sign(body, key),
});

test("a signed delivery is taken, and answered 202", async () => {
  const { taken, send } = front();
  const answer = await send('{"ref":"refs/heads/main"}');
  expect([answer.status, taken]).toEqual([202, [{ ref: "refs/heads/main" }]]);
});

test.each([
  ["signed with another secret", '{"a":1}', signed('{"a":1}', "guessed"), 401],
  ["changed on its way", '{"a":2}', signed('{"a":1}'), 401],
  ["with a signature that is none", "{}", { ...named, "x-hub-signature-256": "sha256=zz" }, 401],
  ["not signed", "{}", named, 401],
  ["signed with SHA-1 only", "{}", { ...named, "x-hub-signature": "sha1=abc" }, 401],
  ["without a name", "{}", { "x-github-delivery": "d1", "x-hub-signature-256": sign("{}") }, 400],
  ["without an id", "{}", { "x-github-event": "push", "x-hub-signature-256": sign("{}") }, 400],
  ["that is no JSON", "{", signed("{"), 400],
  ["that is no object", "7", signed("7"), 400],
  ["that is null", "null", signed("null"), 400],
  ["that is a list", "[]", signed("[]"), 400],
])("a delivery %s is refused", async (_which, body, headers, status) => {
  const { taken, send } = front();
  const answer = await send(body, headers);
  expect([answer.status, taken]).toEqual([status, []]);
  expect(await answer.json()).toEqual({ error: expect.stringMatching(/\.$/) });
});

test("a body over 25 MB is refused before its signature is looked at", async () => {
  const { send } = front();
  const body = "x".repeat(25 * 1024 * 1024 + 1);
  expect((await send(body, { ...named, "content-length": String(body.length) })).status).toBe(413);
});

test("while the secret is changed, the one before is good, too", async () => {
  const { taken, send } = front();
  expect((await send("{}", signed("{}", before))).status).toBe(202);
  expect(taken).toHaveLength(1);
});

test("an error of ours is ours: GitHub sees 500, whatever the error says", async () => {
  const { send } = front(Object.assign(new Error("Not Found"), { status: 404 }));
  const answer = await send("{}");
  expect(answer.status).toBe(500);
  expect(await answer.text()).not.toContain("Not Found");
});

test("a delivery that cannot be kept now is answered 503", async () => {
  const { send } = front(new Fault("transient", "the database does not answer"));
  expect((await send("{}")).status).toBe(503);
});

test("the process says that it is alive, and whether it is ready", async () => {
  const statusOf = async (path: string, check: () => Promise<void>): Promise<number> =>
    (await web({ slipway: { take: well }, secrets: [secret], check, log }).request(path)).status;
  const ill = (): Promise<void> => Promise.reject(new Error("connection refused"));
  expect([await statusOf("/healthz", ill), await statusOf("/readyz", well), await statusOf("/readyz", ill)]).toEqual([
    200, 200, 503,
  ]);
});
