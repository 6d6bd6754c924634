import { createHmac } from "node:crypto";
import type { RequestListener } from "node:http";
import { afterEach, expect, test } from "@jest/globals";
import type { Order } from "../../src/domain/order.ts";
import { webhookExecutor } from "../../src/executors/webhook/webhook-executor.ts";
import type { Executor } from "../../src/flows/ports.ts";
import { today } from "../builders/time.ts";
import { anOrder, aRun, forgetful } from "./run.ts";
import { aReceiver, type Got, secret } from "./webhook-case.ts";

const open: { close(): void }[] = [];
afterEach(() => {
  for (const one of open.splice(0)) one.close();
});

interface Bench {
  readonly executor: Executor;
  readonly got: readonly Got[];
  readonly start: (order?: Order) => ReturnType<Executor["start"]>;
}

const now = today("12:00:30");

async function bench(answer: RequestListener, { patience = 10_000 } = {}): Promise<Bench> {
  const receiver = await aReceiver(answer);
  open.push(receiver);
  return { ...of(receiver.url, patience), got: receiver.got };
}

function of(url: string, patience = 10_000): Omit<Bench, "got"> {
  const executor = webhookExecutor({ url, secret, patience }, { clock: { now: () => new Date(now) } });
  return { executor, start: (order = anOrder()) => executor.start(aRun(), order, forgetful) };
}

const answering =
  (status: number, body = "", headers: Record<string, string> = {}): RequestListener =>
  (_request, response) =>
    void response.writeHead(status, headers).end(body);

test("an order is posted as JSON, signed over its time, its id and its body", async () => {
  const { start, got } = await bench(answering(202));
  expect(await start()).toEqual({ handle: {}, report: { state: "queued" } });
  const timestamp = String(Date.parse(now) / 1000);
  const body = JSON.stringify(anOrder());
  const signature = createHmac("sha256", secret).update(`${timestamp}.11/4301.${body}`).digest("hex");
  expect(got).toHaveLength(1);
  expect(got[0]?.body).toBe(body);
  expect(got[0]?.headers).toMatchObject({
    "content-type": "application/json",
    "user-agent": "Slipway",
    "x-slipway-event": "order",
    "x-slipway-delivery": "11/4301",
    "x-slipway-timestamp": timestamp,
    "x-slipway-signature-256": `sha256=${signature}`,
  });
});

test("the same order again is the same delivery", async () => {
  const { start, got } = await bench(answering(200, "taken already"));
  await start();
  await start();
  expect(got.map(({ headers }) => headers["x-slipway-delivery"])).toEqual(["11/4301", "11/4301"]);
});

test("who carries an order out reports by itself: there is nothing to look at", async () => {
  const { executor } = await bench(answering(200));
  expect(await executor.observe(aRun())).toBeNull();
});

test.each([200, 201, 202, 204])("after %d the run is queued", async (status) => {
  const { start } = await bench(answering(status));
  expect((await start()).report).toEqual({ state: "queued" });
});

test("an answer that never ends is not waited for", async () => {
  const { start } = await bench((_request, response) => void response.writeHead(202).write("<html>"));
  expect((await start()).report).toEqual({ state: "queued" });
});

test.each([
  ["says nothing", answering(403), "The executor refused the order: 403"],
  ["says a word", answering(403, "not on a Friday\r\n"), "The executor refused the order: 403, not on a Friday"],
  ["has no route", answering(404, "<html><h1>Not Found</h1>"), "The executor refused the order: 404"],
  [
    "sends a page",
    answering(401, "\n401 Authorization Required", { "content-type": "text/html" }),
    "The executor refused the order: 401",
  ],
  [
    "answers in JSON",
    answering(422, '{"message":"unknown region","request":"…"}'),
    "The executor refused the order: 422, unknown region",
  ],
  ["answers in other JSON", answering(400, '{"code":7}'), 'The executor refused the order: 400, {"code":7}'],
  [
    "hides what it says",
    answering(400, "\u001b[31mno\u001b[0m \u202e\u0000way\n\n@ada"),
    "The executor refused the order: 400, [31mno[0m way @ada",
  ],
  [
    "tells a long story",
    answering(400, "long ".repeat(99)),
    `The executor refused the order: 400, ${"long ".repeat(20)}…`,
  ],
  [
    "sends the order elsewhere",
    answering(307, "", { location: "http://127.0.0.1:1/" }),
    "The executor answered with a redirect (307), which is not followed",
  ],
])("an executor that %s has not started it", async (_what, answer, description) => {
  const { start, got } = await bench(answer);
  expect(await start()).toEqual({ handle: {}, report: { state: "error", description } });
  expect(description.length).toBeLessThanOrEqual(140);
  expect(got).toHaveLength(1);
});

test("of a refusal of many megabytes only the beginning is read", async () => {
  const megabyte = "x".repeat(2 ** 20);
  let written = 0;
  const { start } = await bench((_request, response) => {
    response.writeHead(400);
    const more = (): void => {
      while (!response.destroyed && written < 500) {
        written += 1;
        if (!response.write(megabyte)) return void response.once("drain", more);
      }
    };
    more();
  });
  expect((await start()).report.description).toMatch(/^The executor refused the order: 400, x{100}…$/);
  expect(written).toBeLessThan(100);
});

test("a refusal that breaks off is a refusal", async () => {
  const { start } = await bench((request, response) => {
    response.writeHead(400, { "content-length": "1000" }).write("because", () => request.socket.destroy());
  });
  expect((await start()).report.description).toMatch(/^The executor refused the order: 400/);
});

test("a refusal that repeats the order shows none of its secrets", async () => {
  const order = anOrder({ sealed: { KEY: "open\nsesame", PIN: '4"711', EMPTY: "" } });
  const { start } = await bench((_request, response) => {
    response.writeHead(400).end(`${secret}; ${order.report.token} open\nsesame ${JSON.stringify(order.sealed)}`);
  });
  const { report } = await start(order);
  expect(report.description).toBe(
    'The executor refused the order: 400, ***; *** *** {"KEY":"***","PIN":"***","EMPTY":""}',
  );
});

test.each([
  [408, {}, null, true],
  [425, {}, null, false],
  [429, { "retry-after": "7" }, 7000, false],
  [429, { "retry-after": "99999999999" }, 3_600_000, false],
  [500, { "retry-after": "soon" }, null, true],
  [502, { "retry-after": "-1" }, null, true],
  [503, { "retry-after": new Date(Date.parse(now) + 90_000).toUTCString() }, 90_000, true],
  [503, { "retry-after": new Date(Date.parse(now) - 90_000).toUTCString() }, null, true],
])("after %d the order is sent again, when the executor says %j", async (status, headers, retryAfter, maybeApplied) => {
  const { start } = await bench(answering(status, "<html>", headers));
  await expect(start()).rejects.toMatchObject({
    name: "Fault",
    fault: "transient",
    message: `The executor answered ${status}`,
    retryAfter,
    maybeApplied,
  });
});

test("an executor that does not answer is asked again", async () => {
  const { start, got } = await bench(() => {}, { patience: 50 });
  await expect(start()).rejects.toMatchObject({
    fault: "transient",
    message: "The executor did not answer in time",
    maybeApplied: true,
  });
  expect(got.length).toBeLessThanOrEqual(1);
});

test("a connection that breaks is no answer, and the order may have arrived", async () => {
  const { start } = await bench((request) => request.socket.destroy());
  await expect(start()).rejects.toMatchObject({
    fault: "transient",
    message: "The connection to the executor broke (UND_ERR_SOCKET)",
    maybeApplied: true,
  });
});

test("an executor that is not there is named, without its address", async () => {
  const receiver = await aReceiver(() => {});
  receiver.close();
  await expect(of(receiver.url).start()).rejects.toMatchObject({
    fault: "transient",
    message: "The executor cannot be reached: nothing listens at its address (ECONNREFUSED)",
    maybeApplied: false,
  });
});

test("an executor without TLS where https is asked is named", async () => {
  const receiver = await aReceiver(() => {});
  open.push(receiver);
  await expect(of(receiver.url.replace("http:", "https:")).start()).rejects.toMatchObject({
    fault: "transient",
    message: expect.stringMatching(/^The executor cannot be reached: TLS fails \(/),
    maybeApplied: false,
  });
});

test("an address that is none is a mistake of ours, and not of the network", async () => {
  await expect(of("http://user:password@127.0.0.1/").start()).rejects.not.toHaveProperty("fault");
});

test("sealed values do not travel in the open", async () => {
  const order = anOrder({ sealed: { KEY: "sesame" } });
  const { report } = await of("http://deployer.example.com/hooks").start(order);
  expect(report).toEqual({ state: "error", description: "Not started: sealed values are handed over by https only" });
});

test("to cancel is a signed delivery of its own, the same each time, without the order's secrets", async () => {
  const { executor, got } = await bench(answering(202));
  expect(await executor.cancel?.(aRun())).toBe(true);
  expect(await executor.cancel?.(aRun())).toBe(true);
  const [first, second] = got;
  expect(first).toMatchObject({
    headers: { "x-slipway-event": "cancel", "x-slipway-delivery": "cancel-11/4301" },
  });
  expect(second?.headers["x-slipway-delivery"]).toBe(first?.headers["x-slipway-delivery"]);
  expect(second?.headers["x-slipway-signature-256"]).toBe(first?.headers["x-slipway-signature-256"]);
  expect(JSON.parse(first?.body ?? "")).toMatchObject({ id: "11/4301", deployment: { id: 4301 } });
  expect(first?.body).not.toMatch(/hunter2|token-of-run/);
});

test.each([302, 400, 404, 405])("an executor that answers %d cannot be stopped", async (status) => {
  const { executor } = await bench(answering(status));
  expect(await executor.cancel?.(aRun())).toBe(false);
});

test("whether an executor that fails was stopped is not known yet", async () => {
  const { executor } = await bench(answering(503));
  await expect(executor.cancel?.(aRun())).rejects.toMatchObject({ fault: "transient" });
});
