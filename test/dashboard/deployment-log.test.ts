// The log of a deployment for who is signed in: who reads it, what it says, and how it ends.
import { expect, test } from "@jest/globals";
import type { LiveRoutes } from "../../src/dashboard/live/live-routes.ts";
import { logRoutes, mostStreams } from "../../src/dashboard/log-routes.ts";
import type { Role } from "../../src/domain/permission.ts";
import type { Run } from "../../src/domain/run.ts";
import { anEnvironment } from "../builders/environment.ts";
import { today } from "../builders/time.ts";
import { aLive, type LiveBench, nextEvent, rest, site } from "./a-live.ts";
import { aLog, eventsOf, key, type LogBench } from "./a-log.ts";

const path = "/acme/site/deployments/4301/log";
const environment = anEnvironment({ executor: { kind: "operator", name: "deploy" } });
const over = { stage: "over", heard: { state: "success", at: today("12:01:07") } } as const;

interface Bench extends LiveBench {
  readonly of: LogBench;
}

function aDeploymentLog(run: Partial<Run> = {}, told: Partial<LiveRoutes> = {}): Bench {
  const of = aLog({ environment, hasLog: true, ...run });
  return { ...aLive({ store: of.store, ...told }), of };
}

const statuses = async ({ get }: Bench): Promise<readonly number[]> =>
  Promise.all(["", ".txt", "/stream"].map(async (rest) => (await get(path + rest)).status));

test("the page says what the one behind a link says, and where it belongs", async () => {
  const { get, of } = aDeploymentLog();
  of.print("\x1b[32mcopying\x1b[0m\n<b>");
  const page = await (await get(path)).text();
  expect(page).toContain('<span class="f2">copying</span>\n<span id="open">&lt;b&gt;</span></pre>');
  expect(page).toContain('data-events="log/stream"');
  expect(page).toContain('<a href="../../../../acme/site/deployments/4301"><bdi>#4301</bdi></a>');
  expect(page).toContain('href="log.txt"');
  const text = await get(`${path}.txt`);
  expect([text.headers.get("content-type"), await text.text()]).toEqual(["text/plain;charset=UTF-8", "copying\n<b>"]);
});

test("of a run that is over the page has everything, and asks for nothing more", async () => {
  const { get, of } = aDeploymentLog(over);
  of.print("done\n");
  const page = await (await get(path)).text();
  expect(page).toContain('done\n<span id="open">');
  expect(page).not.toContain("data-events");
});

test("what is printed comes as it is printed, up to how it ended", async () => {
  const { open, of } = aDeploymentLog();
  of.print("one\n");
  const events = await open(`${path}/stream`);
  expect(await nextEvent(events)).toEqual({ event: "part", id: "1", data: '{"done":"one\\n","open":""}' });
  of.print("two\n");
  of.change(over);
  const last = await rest(events);
  expect(last.at(-1)?.event).toBe("end");
  expect(last.some(({ data }) => data.includes("two"))).toBe(true);
});

test.each<[string, { private: boolean; role: Role; publicLogs: boolean }, number]>([
  ["a private repository: everybody who may read it", { private: true, role: "read", publicLogs: false }, 200],
  ["a public one: not everybody who may read it", { private: false, role: "read", publicLogs: false }, 404],
  ["a public one: who was given more", { private: false, role: "triage", publicLogs: false }, 200],
  ["a public one whose logs are public: everybody", { private: false, role: "read", publicLogs: true }, 200],
])("of %s reads the log", async (_what, { publicLogs, ...may }, status) => {
  const bench = aDeploymentLog(over, { publicLogs });
  bench.readable.splice(0, 1, { ...site, ...may });
  expect(await statuses(bench)).toEqual([status, status, status]);
});

test.each([
  ["for who may not read the repository", (bench: Bench) => void bench.readable.splice(0)],
  [
    "for a deployment of another repository of that name",
    ({ readable }: Bench) => void readable.splice(0, 1, { ...site, id: 9 }),
  ],
  ["that a workflow carries out, whose log GitHub has", ({ of }: Bench) => of.change({ environment: anEnvironment() })],
])("there is none %s", async (_what, change) => {
  const bench = aDeploymentLog();
  change(bench);
  expect(await statuses(bench)).toEqual([404, 404, 404]);
});

test("there is none for who is not signed in", async () => {
  const { get } = aDeploymentLog();
  for (const rest of ["", ".txt", "/stream"])
    expect((await get(path + rest, { "x-session": "none" })).status).toBe(401);
});

test.each([
  ["signs out", (bench: Bench) => void bench.sessions.delete("s1")],
  ["may not read the repository any more", (bench: Bench) => void bench.readable.splice(0)],
  [
    "may not read logs any more",
    ({ readable }: Bench) => void readable.splice(0, 1, { ...site, private: false, role: "read" }),
  ],
])("somebody who %s hears nothing more of what is printed", async (_what, change) => {
  const bench = aDeploymentLog();
  const events = await bench.open(`${path}/stream`);
  await nextEvent(events);
  change(bench);
  const [ended] = await Promise.all([rest(events), bench.turn(66_000)]);
  expect(ended.filter(({ event }) => event === "end")).toEqual([]);
});

test("somebody who does not read a long log keeps no place when the session is over", async () => {
  const bench = aDeploymentLog();
  for (let part = 0; part < 50; part++) bench.of.print(`${"x".repeat(1000)}\n`);
  const unread = await bench.get(`${path}/stream`);
  await bench.turn(1000);
  bench.sessions.delete("s1");
  await bench.turn(6000);
  expect((await unread.text()).match(/event: part/g)?.length ?? 0).toBeLessThan(50);
});

test("a link that expires while somebody reads ends there", async () => {
  const of = aLog({ hasLog: true });
  let now = new Date(today("12:01:00"));
  const clock = { now: () => now, pass: (): Promise<void> => new Promise((over) => setImmediate(over)) };
  const app = logRoutes({ store: of.store, key, clock, log: of.log });
  const events = eventsOf(await app.request(of.path("/events")));
  await nextEvent(events);
  now = new Date(today("23:00:01"));
  expect((await rest(events)).filter(({ event }) => event === "end")).toEqual([]);
});

test("who only asks for the head of a log takes no place", async () => {
  const { app, path } = aLog();
  for (let n = 0; n <= mostStreams; n++)
    expect((await app.request(path("/events"), { method: "HEAD" })).status).toBe(200);
});
