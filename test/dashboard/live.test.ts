// Pages that stay open: what they are told, how often, and for how long.
import { expect, test } from "@jest/globals";
import { most, mostOfSession } from "../../src/dashboard/live/admission.ts";
import { mostUnread } from "../../src/dashboard/live/event-stream.ts";
import { Fault } from "../../src/domain/fault.ts";
import { aLive, api, type LiveBench, nextEvent, path, rest, site } from "./a-live.ts";

const second = 1000;
const minute = 60 * second;

async function told(bench: LiveBench, events: Awaited<ReturnType<LiveBench["open"]>>, wait = second) {
  const [event] = await Promise.all([nextEvent(events), bench.turn(wait)]);
  return event;
}

test("an open page hears within a second that something changed, each time, and nothing else", async () => {
  const bench = aLive();
  const events = await bench.open(path);
  const first = await told(bench, events);
  expect(first).toEqual({ event: "changed", id: expect.stringMatching(/^[\w-]{16}$/), data: "" });
  await bench.turn(10 * second);
  bench.stamps.set(11, "b");
  const next = await told(bench, events);
  expect([next.event, next.id === first.id]).toEqual(["changed", false]);
  bench.stamps.set(11, "a");
  expect((await told(bench, events)).id).toBe(first.id);
});

test("a browser that asks again hears only of what it does not show yet", async () => {
  const bench = aLive();
  const { id } = await told(bench, await bench.open(path));
  const has = id ?? "";
  const ways = [
    await bench.open(path, { "last-event-id": has }),
    await bench.open(`${path}?since=${has}`),
    await bench.open(`${path}?since=older`, { "last-event-id": has }),
  ];
  await bench.turn(3 * second);
  bench.stamps.set(11, "b");
  const heard = await Promise.all([...ways.map(nextEvent), bench.turn(second)]);
  const [one, two, three] = heard.map((event) => event?.id);
  expect([one === has, two === one, three === one]).toEqual([false, true, true]);
  const late = await bench.open(path, { "last-event-id": has });
  expect((await told(bench, late)).id).toBe(one);
});

test("however many pages are open, the store is asked once a second, and not at all where none is", async () => {
  const bench = aLive();
  await bench.turn(5 * second);
  expect(bench.asked).toEqual([]);
  const sites = await Promise.all(Array.from({ length: 5 }, () => bench.get(path)));
  const apis = await Promise.all(Array.from({ length: 5 }, () => bench.get("/acme/api/live")));
  await bench.turn(3 * second);
  expect(bench.asked).toEqual([
    [11, 12],
    [11, 12],
    [11, 12],
  ]);
  await Promise.all(sites.map(async ({ body }) => body?.cancel()));
  await bench.turn(second);
  expect(bench.asked.at(-1)).toEqual([12]);
  await Promise.all(apis.map(async ({ body }) => body?.cancel()));
  await bench.turn(minute);
  expect(bench.asked).toHaveLength(4);
});

test("the first page hears of every repository, also of one that was given meanwhile", async () => {
  const bench = aLive();
  const events = await bench.open("/live");
  await told(bench, events);
  bench.stamps.set(12, "b");
  expect((await told(bench, events)).event).toBe("changed");
  bench.readable.push({ ...api, id: 13, full_name: "acme/new" });
  expect((await told(bench, events, minute + 10 * second)).event).toBe("changed");
  expect(bench.asked.at(-1)).toEqual([11, 12, 13]);
});

test("silence is broken every twenty seconds, so that no proxy takes it for the end", async () => {
  const bench = aLive();
  const events = await bench.open(path);
  await told(bench, events);
  const [comment] = await Promise.all([events.next(), bench.turn(20 * second)]);
  expect(comment.value).toEqual({ event: "", id: null, data: "" });
  bench.database.failure = new Fault("transient", "away");
  const [other] = await Promise.all([events.next(), bench.turn(21 * second)]);
  expect(other.value).toEqual({ event: "", id: null, data: "" });
});

test("who does not read is dropped, and the connection with it", async () => {
  const bench = aLive();
  let cut = 0;
  const connection = { outgoing: { destroy: () => (cut += 1) } };
  const unread = await bench.app.request(path, { headers: { "x-session": "s1" } }, connection);
  for (let change = 0; change <= mostUnread; change++) {
    bench.stamps.set(11, `${change}`);
    await bench.turn(second);
  }
  const polls = bench.asked.length;
  await bench.turn(minute);
  expect([cut, bench.asked.length]).toEqual([1, polls]);
  expect((await unread.text()).match(/event: changed/g)?.length).toBeLessThanOrEqual(mostUnread);
});

test("a session has so many open pages at most, and a process too; whoever goes makes room", async () => {
  const bench = aLive();
  const own = await Promise.all(Array.from({ length: mostOfSession }, () => bench.get(path)));
  expect(own.map(({ status }) => status)).toEqual(own.map(() => 200));
  const refused = await bench.get(path);
  expect([refused.status, refused.headers.get("retry-after")]).toEqual([503, "30"]);
  expect((await bench.get(path, { "x-session": "s2" })).status).toBe(200);
  await own[0]?.body?.cancel();
  expect((await bench.get(path)).status).toBe(200);
  for (const kept of [...bench.sessions.values()].slice(0, 1))
    for (let n = 0; n < most; n++) bench.sessions.set(`more-${n}`, { ...kept, id: `more-${n}` });
  const answers = await Promise.all(
    Array.from({ length: most }, (_, n) => bench.get(path, { "x-session": `more-${n}` })),
  );
  expect(answers.filter(({ status }) => status === 503)).toHaveLength(mostOfSession + 1);
});

test("who only asks for the head takes no place", async () => {
  const bench = aLive();
  for (let n = 0; n <= mostOfSession; n++) {
    const answer = await bench.app.request(path, { method: "HEAD", headers: { "x-session": "s1" } });
    expect(answer.status).toBe(200);
  }
  expect((await bench.get(path)).status).toBe(200);
});

test.each([
  ["is revoked", (bench: LiveBench) => void bench.sessions.delete("s1")],
  [
    "expires",
    (bench: LiveBench) => {
      const kept = bench.sessions.get("s1");
      if (kept) bench.sessions.set("s1", { ...kept, expiresAt: bench.clock.now().toISOString() });
    },
  ],
])("a session that %s ends its open pages within seconds, and no others", async (_what, end) => {
  const bench = aLive();
  const [first, second_, other] = [
    await bench.open(path),
    await bench.open("/live"),
    await bench.open(path, { "x-session": "s2" }),
  ];
  await Promise.all([first, second_, other].map(nextEvent).concat(bench.turn(second) as never));
  end(bench);
  const [ended] = await Promise.all([rest(first), rest(second_), bench.turn(6 * second)]);
  expect(ended).toEqual([{ event: "over", id: null, data: "signed_out" }]);
  bench.stamps.set(11, "b");
  expect((await told(bench, other)).event).toBe("changed");
});

test.each([
  ["whose token GitHub takes no more", "signed_out", [{ event: "over", id: null, data: "signed_out" }]],
  ["who may not read it any more", "gone", [{ event: "over", id: null, data: "gone" }]],
  ["where a repository of that name is another one now", "another", [{ event: "over", id: null, data: "gone" }]],
  ["of whom GitHub does not answer, may ask again", "away", []],
])("somebody %s hears nothing more after a minute", async (_what, how, last) => {
  const bench = aLive();
  const events = await bench.open(path);
  await told(bench, events);
  if (how === "signed_out") bench.github.says = "signed_out";
  if (how === "away") bench.github.says = new Fault("transient", "away");
  if (how === "gone") bench.readable.splice(0);
  if (how === "another") bench.readable.splice(0, 1, { ...site, id: 99 });
  const [ended] = await Promise.all([rest(events), bench.turn(minute + 6 * second)]);
  expect(ended).toEqual(last);
});

test.each([
  ["who is not signed in", path, { "x-session": "none" }, 401],
  ["who asks for what they may not read", "/acme/secret/live", {}, 404],
])("somebody %s gets nothing", async (_what, address, headers, status) => {
  expect((await aLive().get(address, headers)).status).toBe(status);
});

test("a GitHub that does not answer is no reason to say anything of it", async () => {
  const bench = aLive();
  bench.github.says = new Fault("transient", "10.0.0.5 is away");
  const answer = await bench.get(path);
  expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "5"]);
  expect(await answer.text()).not.toContain("10.0.0.5");
  expect(bench.log.lines).toEqual(["nothing to follow"]);
});

test("a database that goes away is said once, and what changed meanwhile is told when it is back", async () => {
  const bench = aLive();
  const events = await bench.open(path);
  await told(bench, events);
  bench.database.failure = new Fault("transient", "away");
  bench.stamps.set(11, "b");
  await bench.turn(10 * second);
  expect(bench.log.lines).toEqual(["live pages are not told what changes"]);
  bench.database.failure = null;
  expect((await told(bench, events)).event).toBe("changed");
});

test("a server that stops ends what is open, without a word that keeps browsers from the next one", async () => {
  const stopping = new AbortController();
  const bench = aLive({ stopping: stopping.signal });
  const events = await bench.open(path);
  await told(bench, events);
  stopping.abort();
  expect(await rest(events)).toEqual([]);
  expect((await bench.get(path)).status).toBe(503);
});

test("what is streamed is kept by nobody on its way", async () => {
  const { headers } = await aLive().get(path);
  expect([headers.get("content-type"), headers.get("cache-control"), headers.get("x-accel-buffering")]).toEqual([
    "text/event-stream",
    "no-store",
    "no",
  ]);
});
