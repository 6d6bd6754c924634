import { createHmac, generateKeyPairSync } from "node:crypto";
import { expect, test } from "@jest/globals";
import { pino } from "pino";
import { Probot } from "probot";
import { web, webhookPath } from "../src/web.ts";

const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const pem = privateKey.export({ type: "pkcs1", format: "pem" }).toString();
const secret = "between GitHub and us";

interface Front {
  readonly taken: unknown[];
  readonly send: (body: string, headers?: Record<string, string>) => Promise<Response>;
}

async function front(fails = false): Promise<Front> {
  const taken: unknown[] = [];
  const app = await new Probot({ appId: 1, privateKey: pem, secret, log: pino({ level: "silent" }) }).ready();
  app.onAny(({ payload }) => {
    if (fails) throw Object.assign(new Error("Not Found"), { status: 404 });
    taken.push(payload);
  });
  const hono = web(app);
  const send = (body: string, headers: Record<string, string> = signed(body)): Promise<Response> =>
    Promise.resolve(hono.request(webhookPath, { method: "POST", body, headers }));
  return { taken, send };
}

const sign = (body: string, key = secret): string => `sha256=${createHmac("sha256", key).update(body).digest("hex")}`;

const named = { "x-github-delivery": "d1", "x-github-event": "push" };
const signed = (body: string, key = secret): Record<string, string> => ({
  ...named,
  "x-hub-signature-256": sign(body, key),
});

test("a signed delivery is taken, and answered 202", async () => {
  const { taken, send } = await front();
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
])("a delivery %s is refused", async (_which, body, headers, status) => {
  const { taken, send } = await front();
  const answer = await send(body, headers);
  expect([answer.status, taken]).toEqual([status, []]);
  expect(await answer.json()).toEqual({ error: expect.stringMatching(/\.$/) });
});

test("a body over 25 MB is refused before its signature is looked at", async () => {
  const { send } = await front();
  const body = "x".repeat(25 * 1024 * 1024 + 1);
  expect((await send(body, { ...named, "content-length": String(body.length) })).status).toBe(413);
});

test("a listener's error is ours: GitHub sees 500, whatever the error says", async () => {
  const { send } = await front(true);
  const answer = await send("{}");
  expect(answer.status).toBe(500);
  expect(await answer.text()).not.toContain("Not Found");
});

test("the process says that it is alive", async () => {
  const app = await new Probot({ appId: 1, privateKey: pem, secret, log: pino({ level: "silent" }) }).ready();
  expect((await web(app).request("/healthz")).status).toBe(200);
});
