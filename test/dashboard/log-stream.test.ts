// A log that is watched while it grows.
import { expect, test } from "@jest/globals";
import { Fault } from "../../src/domain/fault.ts";
import { mostStreams } from "../../src/dashboard/log-routes.ts";
import { today } from "../builders/time.ts";
import { aLog, eventsOf, type LogBench, type SentEvent } from "./a-log.ts";

type Watched = AsyncGenerator<SentEvent>;

async function watch({ get }: LogBench, headers: Record<string, string> = {}): Promise<Watched> {
  const response = await get("/events", headers);
  expect([response.status, response.headers.get("content-type")]).toEqual([200, "text/event-stream"]);
  return eventsOf(response);
}

async function next(events: Watched, event: string): Promise<SentEvent> {
  for (let one = await events.next(); !one.done; one = await events.next())
    if (one.value.event === event) return one.value;
  throw new Error(`no ${event} came`);
}

async function all(events: Watched): Promise<readonly SentEvent[]> {
  const seen: SentEvent[] = [];
  for await (const event of events) seen.push(event);
  return seen;
}

const parts = (events: readonly SentEvent[]): readonly unknown[] =>
  events.flatMap(({ event, id, data }) => (event === "part" ? [[id, JSON.parse(data)]] : []));

const over = { stage: "over", heard: { state: "success", at: today("12:01:07") } } as const;

test("what is printed comes as it is printed, then how it ended, and then nothing any more", async () => {
  const bench = aLog();
  bench.print("one\ntw");
  const events = await watch(bench);
  expect(await next(events, "part")).toEqual({ event: "part", id: "1", data: '{"done":"one\\n","open":"tw"}' });
  expect((await next(events, "standing")).data).toContain("in progress");
  bench.print("o\n");
  expect(await next(events, "part")).toEqual({ event: "part", id: "2", data: '{"done":"two\\n","open":""}' });
  bench.print("the end\n");
  bench.change(over);
  const rest = await all(events);
  expect(parts(rest)).toEqual([["3", { done: "the end\n", open: "" }]]);
  expect(rest.map(({ event }) => event)).toEqual(["part", "standing", "end"]);
  expect(rest[1]?.data).toContain("success");
});

test.each([
  ["the last that came", { "last-event-id": "2" }],
  ["the last that came, and not the last of its page", { "last-event-id": "2", after: "1" }],
  ["the last of its page", { after: "2" }],
])("a reader that says %s gets what came after it, in its colour", async (_what, told: Record<string, string>) => {
  const { after = "", ...headers } = told;
  const bench = aLog(over);
  for (const text of ["a\n", "\x1b[31mb\nc", "d\n", "e\n"]) bench.print(text);
  const response = await bench.app.request(`${bench.path("/events")}&after=${after}`, { headers });
  expect(parts(await all(eventsOf(response)))).toEqual([
    ["3", { done: '<span class="f1">cd</span>\n', open: "" }],
    ["4", { done: '<span class="f1">e</span>\n', open: "" }],
  ]);
});

test("a reader that says nonsense gets everything", async () => {
  const bench = aLog(over);
  bench.print("a\n");
  expect(parts(await all(await watch(bench, { "last-event-id": "x" })))).toHaveLength(1);
});

test("many who watch one log ask the store no oftener than one", async () => {
  const bench = aLog();
  const watching = await Promise.all(Array.from({ length: 20 }, () => watch(bench)));
  await Promise.all(watching.map((events) => next(events, "standing")));
  const from = bench.reads();
  bench.print("x\n");
  await Promise.all(watching.map((events) => next(events, "part")));
  expect(bench.reads() - from).toBeLessThan(watching.length);
  bench.change(over);
  await Promise.all(watching.map(all));
});

test("silence is broken now and then, so that no proxy takes it for the end", async () => {
  const bench = aLog();
  const events = await watch(bench);
  expect(await next(events, "")).toEqual({ event: "", id: null, data: "" });
  await events.return(undefined);
});

test("a server that stops ends what it streams, and begins nothing", async () => {
  const stopping = new AbortController();
  const bench = aLog({}, { stopping: stopping.signal });
  const events = await watch(bench);
  await next(events, "standing");
  stopping.abort();
  expect((await all(events)).filter(({ event }) => event === "end")).toEqual([]);
  expect((await bench.get("/events")).status).toBe(503);
});

test("a reader that goes away is not read for any more, and its place is free", async () => {
  const bench = aLog();
  const answers = await Promise.all(Array.from({ length: mostStreams }, () => bench.get("/events")));
  expect(answers.every(({ status }) => status === 200)).toBe(true);
  const refused = await bench.get("/events");
  expect([refused.status, refused.headers.get("retry-after")]).toEqual([503, "5"]);
  await Promise.all(answers.map(async ({ body }) => body?.cancel()));
  while ((await bench.get("/events")).status !== 200) await new Promise((again) => setImmediate(again));
});

test("a database that goes away ends what is streamed: the browser asks again", async () => {
  const bench = aLog();
  const events = await watch(bench);
  await next(events, "standing");
  bench.fail(new Fault("transient", "away"));
  expect((await all(events)).filter(({ event }) => event === "end" || event === "error")).toEqual([]);
  expect(bench.log.lines).toEqual(["log not shown any further"]);
});

test("what is streamed is kept by nobody on its way", async () => {
  const { headers } = await aLog(over).get("/events");
  expect([headers.get("cache-control"), headers.get("x-accel-buffering")]).toEqual(["no-store", "no"]);
});
