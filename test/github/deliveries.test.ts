import { generateKeyPairSync } from "node:crypto";
import { expect, test } from "@jest/globals";
import nock from "nock";
import { pino } from "pino";
import { Probot } from "probot";
import type { DeliveryLog } from "../../src/flows/delivery-log.ts";
import type { CountedRequest } from "../../src/flows/ports.ts";
import { noMetrics } from "../../src/flows/no-metrics.ts";
import { deliveryLog } from "../../src/github/deliveries.ts";

const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const pem = privateKey.export({ type: "pkcs1", format: "pem" }).toString();
const now = new Date("2026-03-02T12:00:00Z");

interface Edge {
  readonly deliveries: DeliveryLog;
  readonly counted: CountedRequest[];
  /** GitHub, as it answers the App itself. */
  readonly scope: nock.Scope;
}

const log = pino({ level: "silent" });

async function edge(): Promise<Edge> {
  const app = await new Probot({ appId: 1, privateKey: pem, secret: "s", log }).ready();
  const counted: CountedRequest[] = [];
  const metrics = { ...noMetrics, request: (request: CountedRequest) => void counted.push(request) };
  const outlook = { app: () => app.auth(), clock: { now: () => now }, metrics };
  const reqheaders = { authorization: /^bearer [\w-]+\.[\w-]+\.[\w-]+$/ };
  return { deliveries: deliveryLog(outlook), counted, scope: nock("https://api.github.com", { reqheaders }) };
}

const path = "/app/hook/deliveries";

/** As GitHub writes it; the id is no number that JavaScript knows. */
const item = (id: string, more: object = {}): string =>
  JSON.stringify({
    id: 0,
    guid: "58474f00-b361-11eb-836d-0e4f3503ccbe",
    delivered_at: "2026-03-02T11:59:00Z",
    redelivery: false,
    duration: 0.27,
    status: "OK",
    status_code: 202,
    event: "issue_comment",
    action: "created",
    installation_id: 123,
    repository_id: 456,
    throttled_at: null,
    ...more,
  }).replace('"id":0', `"id":${id}`);

const json = { "content-type": "application/json; charset=utf-8" };

test("a page of the log has every attempt, and where the next page begins", async () => {
  const { deliveries, scope } = await edge();
  const link = `<https://api.github.com${path}?per_page=100&cursor=v1_17>; rel="next"`;
  const body = `[${item("3804004623172239366")}, ${item("17", { redelivery: true, action: null })}]`;
  scope
    .get(path)
    .query({ per_page: 100 })
    .reply(200, body, { ...json, link });
  scope.get(path).query({ per_page: 100, cursor: "v1_17" }).reply(200, "[]", json);
  const page = await deliveries.read(null);
  const entry = {
    id: "3804004623172239366",
    guid: "58474f00-b361-11eb-836d-0e4f3503ccbe",
    event: "issue_comment",
    action: "created",
    deliveredAt: "2026-03-02T11:59:00Z",
    redelivery: false,
    answered: true,
  };
  expect(page).toEqual({ entries: [entry, { ...entry, id: "17", redelivery: true, action: null }], next: "v1_17" });
  expect(await deliveries.read(page.next)).toEqual({ entries: [], next: null });
  scope.done();
});

test.each([
  ["OK", 200, true],
  ["Invalid HTTP Response: 503", 503, false],
  ["Invalid HTTP Response: 401", 401, false],
  ["timed out", 0, false],
  ["failed to connect to host", 502, false],
  ["pending", 0, false],
])("an attempt that ended as %j (%i) was answered: %j", async (status, status_code, answered) => {
  const { deliveries, scope } = await edge();
  scope
    .get(path)
    .query(true)
    .reply(200, `[${item("1", { status, status_code })}]`, json);
  expect((await deliveries.read(null)).entries[0]?.answered).toBe(answered);
});

test("a payload is asked for by the whole id, which no number can hold", async () => {
  const { deliveries, scope, counted } = await edge();
  const payload = { action: "created", comment: { body: "/deploy" } };
  scope.get(`${path}/3804004623172239366`).reply(200, { request: { headers: {}, payload }, response: {} }, json);
  expect(await deliveries.readPayload("3804004623172239366")).toEqual(payload);
  expect(counted).toEqual([
    { installation: null, method: "GET", route: `${path}/{delivery_id}`, status: 200, limit: null },
  ]);
  scope.done();
});

test.each([
  ["has none", 200, { request: { headers: null, payload: null } }],
  ["does not mention it", 200, { request: {} }],
  ["has forgotten the delivery", 404, { message: "Not Found" }],
])("there is no payload where GitHub %s", async (_why, status, body) => {
  const { deliveries, scope } = await edge();
  scope.get(`${path}/7`).reply(status, body, json);
  expect(await deliveries.readPayload("7")).toBeNull();
});

test("an App without a webhook has no log, and the operator is told what to change", async () => {
  const { deliveries, scope } = await edge();
  scope.get(path).query(true).reply(404, { message: "Not Found" }, json);
  await expect(deliveries.read(null)).rejects.toMatchObject({
    fault: "setup",
    message: expect.stringContaining("webhook"),
  });
});

const answers: readonly [string, number, object, Record<string, string>, object][] = [
  ["is down", 502, {}, {}, { fault: "transient" }],
  ["breaks off", 200, {}, { "content-type": "application/json; charset=utf-8" }, { fault: "transient" }],
  ["does not know the key", 401, { message: "A JSON web token could not be decoded" }, {}, { fault: "setup" }],
  ["has had enough", 403, {}, { "retry-after": "30" }, { fault: "transient", retryAfter: 30_000 }],
  [
    "has counted enough",
    403,
    { message: "API rate limit exceeded" },
    { "x-ratelimit-remaining": "0", "x-ratelimit-reset": String(now.getTime() / 1000 + 600) },
    { fault: "transient", retryAfter: 600_000 },
  ],
];

test.each(answers)(
  "a GitHub that %s is asked once, and the fault says what it is",
  async (_how, status, body, headers, fault) => {
    const { deliveries, scope } = await edge();
    scope
      .get(path)
      .query(true)
      .reply(status, status === 200 ? '[{"id": 1,' : body, headers);
    await expect(deliveries.read(null)).rejects.toMatchObject(fault);
    scope.done();
  },
);

test("a connection that breaks is transient", async () => {
  const { deliveries, scope } = await edge();
  scope.get(`${path}/7`).replyWithError(Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET" }));
  await expect(deliveries.readPayload("7")).rejects.toMatchObject({ fault: "transient" });
});

test("what is under way is given up when it is time to stop", async () => {
  const end = new AbortController();
  // GitHub never answers.
  const fetch = (_address: string, { signal }: { readonly signal: AbortSignal }): Promise<never> =>
    new Promise((_answer, fail) => {
      signal.addEventListener("abort", () => fail(signal.reason));
      end.abort();
    });
  const app = await new Probot({ appId: 1, privateKey: pem, secret: "s", log, request: { fetch } }).ready();
  const deliveries = deliveryLog({ app: () => app.auth(), clock: { now: () => now }, signal: end.signal });
  await expect(deliveries.read(null)).rejects.toMatchObject({ fault: "transient" });
});
