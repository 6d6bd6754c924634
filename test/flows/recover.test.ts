import { expect, test } from "@jest/globals";
import { Fault, type FaultKind } from "../../src/domain/fault.ts";
import { Recovery, type RecoveryOptions } from "../../src/flows/recover.ts";
import { memoryStore } from "../../src/store/memory-store.ts";
import { today } from "../builders/time.ts";
import { anAttempt, down, FakeLog } from "./logged.ts";

interface Bench {
  readonly deliveries: FakeLog;
  readonly store: Pick<RecoveryOptions["store"], "watermark">;
  /** Guids, in the order in which they were taken in. */
  readonly taken: string[];
  /** What was logged, but for the start. */
  readonly logged: string[];
  time: string;
  /** Called before a delivery is taken in: throws where it cannot be. */
  onTake: (guid: string) => void;
  /** `restarted`: by a process that remembers only what the store does. */
  look(options?: { readonly restarted?: boolean }): Promise<void>;
}

interface Start extends Partial<RecoveryOptions> {
  readonly perPage?: number;
  readonly time?: string;
  readonly watermark?: string | null;
}

/** The watermark stands at noon. */
async function aBench({ time = "13:00:00", watermark = "12:00:00", ...options }: Start = {}): Promise<Bench> {
  const clock = { now: () => new Date(today(bench.time)) };
  const bench: Bench = {
    deliveries: new FakeLog(options.perPage),
    store: memoryStore(clock),
    taken: [],
    logged: [],
    time,
    onTake: () => {},
    look: ({ restarted = false } = {}) => {
      if (restarted) recovery = start();
      return recovery.look();
    },
  };
  const say = (_facts: object, message: string): void => void bench.logged.push(message);
  const start = (): Recovery =>
    new Recovery({
      deliveries: bench.deliveries,
      store: bench.store,
      clock,
      log: { info: () => {}, warn: say, error: say },
      events: ["issue_comment.created", "pull_request"],
      which: "lost",
      take: async ({ id }) => {
        bench.onTake(id);
        bench.taken.push(id);
      },
      ...options,
    });
  let recovery = start();
  if (watermark !== null) await bench.store.watermark.set(today(watermark));
  return bench;
}

const answered = { answered: true };
const redelivered = { redelivery: true };

test("what GitHub could not deliver is taken in from its log, oldest first", async () => {
  const bench = await aBench();
  bench.deliveries.add(anAttempt("c", "12:03:00"), anAttempt("a", "12:01:00"), anAttempt("b", "12:02:00"));
  await bench.look();
  expect(bench.taken).toEqual(["a", "b", "c"]);
  expect(bench.logged).toEqual(["took in what GitHub could not deliver"]);
});

test("a delivery has its guid, its event and its payload from the log", async () => {
  const deliveries: object[] = [];
  const bench = await aBench({ take: async (delivery) => void deliveries.push(delivery) });
  bench.deliveries.add(anAttempt("a", "12:01:00"));
  await bench.look();
  expect(deliveries).toEqual([{ id: "a", name: "issue_comment", payload: { of: "a at 12:01:00" } }]);
});

test("what was answered is done: nothing is fetched", async () => {
  const bench = await aBench();
  bench.deliveries.add(anAttempt("a", "12:01:00", answered), anAttempt("b", "12:02:00", answered));
  await bench.look();
  expect(bench.deliveries.asked).toEqual(["page one"]);
  expect(bench.logged).toEqual([]);
});

test("a delivery of which one attempt was answered is done, whichever that was", async () => {
  const bench = await aBench();
  bench.deliveries.add(
    anAttempt("a", "12:01:00"),
    anAttempt("a", "12:05:00", redelivered),
    anAttempt("a", "12:09:00", { ...redelivered, ...answered }),
    anAttempt("b", "12:02:00", answered),
    anAttempt("b", "12:06:00", redelivered),
  );
  await bench.look();
  expect(bench.taken).toEqual([]);
});

test("a delivery that failed twice is fetched once", async () => {
  const bench = await aBench();
  bench.deliveries.add(anAttempt("a", "12:01:00"), anAttempt("a", "12:01:30", redelivered));
  await bench.look();
  expect(bench.taken).toEqual(["a"]);
});

test.each([
  ["issue_comment", "created", true],
  ["issue_comment", "edited", false],
  ["pull_request", "closed", true],
  ["pull_request", null, true],
  ["workflow_run", "completed", false],
  ["ping", null, false],
])("a lost delivery of %s, %s, is fetched: %s", async (event, action, fetched) => {
  const bench = await aBench();
  bench.deliveries.add(anAttempt("a", "12:01:00", { event, action }));
  await bench.look();
  expect(bench.deliveries.asked).toEqual(["page one", ...(fetched ? ["a at 12:01:00"] : [])]);
});

test("polling takes in everything that means something, whoever answered it", async () => {
  const bench = await aBench({ which: "all" });
  bench.deliveries.add(
    anAttempt("a", "12:01:00", answered),
    anAttempt("b", "12:02:00"),
    anAttempt("c", "12:03:00", { event: "ping" }),
  );
  await bench.look();
  expect([bench.taken, bench.logged]).toEqual([["a", "b"], []]);
});

/** Slipway was never here before. */
const aFirstStart = (time = "13:00:00"): Promise<Bench> => aBench({ time, watermark: null });

test("what was lost before the first start stays lost: it was not said to this Slipway", async () => {
  const bench = await aFirstStart("12:03:00");
  bench.deliveries.add(anAttempt("before", "12:01:00"), anAttempt("just before", "12:01:59"));
  for (let looks = 0; looks < 3; looks++) await bench.look({ restarted: true });
  bench.deliveries.add(anAttempt("after", "12:03:01"));
  await bench.look();
  expect(bench.taken).toEqual(["after"]);
});

test("what is lost while Slipway starts for the first time is taken in by the first look", async () => {
  const bench = await aFirstStart("12:03:00");
  bench.deliveries.add(anAttempt("before", "12:01:00"), anAttempt("meanwhile", "12:02:59"));
  await bench.look();
  expect(bench.taken).toEqual(["meanwhile"]);
});

test("after a first look at an empty log, everything is new", async () => {
  const bench = await aFirstStart();
  await bench.look();
  bench.deliveries.add(anAttempt("first", "12:01:00"));
  await bench.look();
  expect(bench.taken).toEqual(["first"]);
});

test.each([
  ["runs on", false],
  ["is killed", true],
])("where the first look fails and the process %s, nothing is lost from the first start on", async (_, restarted) => {
  const bench = await aFirstStart("12:03:00");
  bench.deliveries.add(anAttempt("before", "12:01:00"));
  bench.deliveries.onAsk = () => {
    throw down;
  };
  await expect(bench.look()).rejects.toBe(down);
  bench.deliveries.add(anAttempt("a", "12:03:01"), anAttempt("b", "12:20:00"));
  bench.deliveries.onAsk = () => {};
  bench.time = "12:30:00";
  await bench.look({ restarted });
  expect(bench.taken).toEqual(["a", "b"]);
});

test("a clock that is ahead of GitHub's at the first start makes nobody pass over a delivery", async () => {
  const bench = await aFirstStart("12:30:00");
  bench.deliveries.add(anAttempt("before", "12:01:00"));
  await bench.look();
  bench.deliveries.add(anAttempt("a", "12:01:30"));
  await bench.look();
  expect(bench.taken).toEqual(["a"]);
});

test("the next look goes on where this one ended", async () => {
  const bench = await aBench();
  bench.deliveries.add(anAttempt("a", "12:01:00"), anAttempt("b", "12:30:00"));
  await bench.look();
  bench.deliveries.add(anAttempt("c", "12:31:00"));
  await bench.look({ restarted: true });
  expect(bench.taken).toEqual(["a", "b", "b", "c"]);
});

test("an attempt that appears late among older ones is found, and nothing is fetched twice", async () => {
  const bench = await aBench();
  bench.deliveries.add(anAttempt("a", "12:10:00"), anAttempt("c", "12:10:40"));
  await bench.look();
  bench.deliveries.add(anAttempt("b", "12:10:20"), anAttempt("d", "12:12:00"));
  await bench.look();
  await bench.look();
  expect(bench.taken).toEqual(["a", "c", "b", "d"]);
});

test("a delivery that somebody sends once more, long after, is taken in once more", async () => {
  const bench = await aBench();
  bench.deliveries.add(anAttempt("a", "12:10:00"));
  await bench.look();
  bench.deliveries.add(anAttempt("a", "12:40:00", redelivered));
  await bench.look();
  bench.deliveries.add(anAttempt("b", "12:50:00", answered));
  await bench.look();
  expect(bench.taken).toEqual(["a", "a"]);
});

test("a quiet log costs one request a look, and the watermark stays", async () => {
  const bench = await aBench();
  bench.deliveries.add(anAttempt("a", "12:10:00"));
  for (let looks = 0; looks < 3; looks++) await bench.look();
  expect(bench.deliveries.asked).toEqual(["page one", "a at 12:10:00", "page one", "page one"]);
  expect(await bench.store.watermark.get()).toBe(today("12:09:00"));
});

/** One a second, from a minute after the watermark. */
const many = (count: number, more: Parameters<typeof anAttempt>[2] = {}) =>
  Array.from({ length: count }, (_, index) =>
    anAttempt(String(index), new Date(Date.parse(today("12:01:00")) + index * 1000).toISOString().slice(11, 19), more),
  );

const guids = (count: number): string[] => Array.from({ length: count }, (_, index) => String(index));

test("several pages are read to their end, and taken in from there", async () => {
  const bench = await aBench({ perPage: 10 });
  bench.deliveries.add(anAttempt("old", "11:00:00"), ...many(45));
  await bench.look();
  expect(bench.taken).toEqual(guids(45));
});

test("no page is read that has nothing new", async () => {
  const bench = await aBench({ perPage: 10 });
  bench.deliveries.add(...many(25, answered), anAttempt("old", "11:00:00"), anAttempt("older", "10:00:00"));
  bench.deliveries.add(...Array.from({ length: 50 }, (_, index) => anAttempt(`ancient ${index}`, "09:00:00")));
  await bench.look();
  expect(bench.deliveries.asked.filter((request) => request.startsWith("page"))).toHaveLength(4);
  expect(bench.taken).toEqual([]);
});

test("an answered attempt counts also where it is pages away from the one that failed", async () => {
  const bench = await aBench({ perPage: 10 });
  bench.deliveries.add(...many(45, answered), anAttempt("a", "12:00:30"));
  bench.deliveries.add(anAttempt("a", "12:59:00", { ...redelivered, ...answered }));
  await bench.look();
  expect(bench.taken).toEqual([]);
});

test("entries that come while the pages are read are missed by none", async () => {
  const bench = await aBench({ perPage: 10 });
  bench.deliveries.add(...many(45));
  bench.onTake = (guid) => bench.deliveries.add(anAttempt(`${guid} meanwhile`, "12:30:00", answered));
  await bench.look();
  expect(bench.taken).toEqual(guids(45));
});

test("of thousands of entries only a few pages are held at a time", async () => {
  const bench = await aBench();
  bench.deliveries.add(...many(3000));
  const marks: (string | null)[] = [];
  bench.onTake = () => void bench.store.watermark.get().then((mark) => marks.push(mark));
  await bench.look();
  expect(bench.taken).toEqual(guids(3000));
  // It moves with each page; all but the first and the last are read twice, and not kept.
  expect(new Set(marks).size).toBe(30);
  expect(bench.deliveries.asked.filter((request) => request.startsWith("page"))).toHaveLength(30 + 28);
});

test("a look that fails half-way loses nothing, and goes on at the page where it failed", async () => {
  const bench = await aBench({ perPage: 10 });
  bench.deliveries.add(...many(500));
  let failures = 0;
  bench.onTake = (guid) => {
    if (guid === "255" && failures++ < 2) throw new Fault("transient", "the database does not answer");
  };
  for (let look = 0; look < 2; look++) await expect(bench.look()).rejects.toMatchObject({ fault: "transient" });
  expect(bench.taken).toEqual(guids(255));
  expect(await bench.store.watermark.get()).toBe(today("12:04:09"));
  await bench.look();
  expect(bench.taken).toEqual(guids(500));
});

test("a process that was killed half-way is followed by one that takes in the rest", async () => {
  const bench = await aBench({ perPage: 10 });
  bench.deliveries.add(...many(500));
  bench.onTake = (guid) => {
    if (guid === "255") throw new Fault("transient", "the process ends here");
  };
  await expect(bench.look()).rejects.toThrow();
  bench.onTake = () => {};
  await bench.look({ restarted: true });
  expect(new Set(bench.taken)).toEqual(new Set(guids(500)));
  // The last minute before the page that failed comes twice.
  expect(bench.taken.slice(255, 257)).toEqual(["190", "191"]);
});

test.each([
  ["the first page", "page one", 1],
  ["a page on the way back", "page 39 at 12:01:39", 1],
  ["a page on the way forth", "page 39 at 12:01:39", 2],
  ["a payload", "17 at 12:01:17", 1],
])("where GitHub does not answer for %s, the next look takes in what is missing", async (_what, request, time) => {
  const bench = await aBench({ perPage: 10 });
  bench.deliveries.add(anAttempt("old", "11:00:00"), ...many(49));
  let times = 0;
  bench.deliveries.onAsk = (asked) => {
    if (asked === request && ++times === time) throw down;
  };
  await expect(bench.look()).rejects.toBe(down);
  await bench.look();
  expect(bench.taken).toEqual(guids(49));
});

test("a delivery whose payload is gone is left out, and said so once", async () => {
  const bench = await aBench();
  bench.deliveries.add(anAttempt("gone", "12:01:00"), anAttempt("b", "12:01:10"));
  bench.deliveries.gone.add("gone at 12:01:00");
  for (let looks = 0; looks < 2; looks++) await bench.look();
  expect(bench.taken).toEqual(["b"]);
  expect(bench.logged).toEqual([
    "GitHub's log has no payload of this delivery",
    "took in what GitHub could not deliver",
  ]);
});

test.each([
  ["a mistake of our own", new TypeError("payload.issue is undefined")],
  ["a refusal", new Fault("rejected", "Unprocessable")],
])("a delivery that cannot be taken in for %s holds up no other", async (_why, error) => {
  const bench = await aBench();
  bench.deliveries.add(anAttempt("bad", "12:01:00"), anAttempt("good", "12:01:10"));
  bench.onTake = (guid) => {
    if (guid === "bad") throw error;
  };
  for (let looks = 0; looks < 2; looks++) await bench.look();
  expect(bench.taken).toEqual(["good"]);
  expect(bench.logged).toEqual(["a delivery of GitHub's log was not taken", "took in what GitHub could not deliver"]);
});

test.each<[FaultKind]>([["transient"], ["setup"]])(
  "a %s fault ends the look, and nothing is passed over",
  async (kind) => {
    const bench = await aBench();
    bench.deliveries.add(anAttempt("a", "12:01:00"), anAttempt("b", "12:01:10"));
    bench.onTake = () => {
      throw new Fault(kind, "not now");
    };
    await expect(bench.look()).rejects.toThrow("not now");
    bench.onTake = () => {};
    await bench.look();
    expect(bench.taken).toEqual(["a", "b"]);
  },
);

test("a payload that GitHub fails to show for an hour holds up the others no longer", async () => {
  const bench = await aBench();
  bench.deliveries.add(anAttempt("broken", "12:01:00"), anAttempt("b", "12:01:10"));
  bench.deliveries.onAsk = (asked) => {
    if (asked === "broken at 12:01:00") throw down;
  };
  for (bench.time of ["13:00:00", "13:59:59"]) await expect(bench.look()).rejects.toBe(down);
  bench.time = "14:00:00";
  await bench.look();
  expect(bench.taken).toEqual(["b"]);
});

test("a database that does not answer for hours makes nobody pass over a delivery", async () => {
  const bench = await aBench();
  bench.deliveries.add(anAttempt("a", "12:01:00"));
  bench.onTake = () => {
    throw new Fault("transient", "the database does not answer");
  };
  for (bench.time of ["13:00:00", "15:00:00"]) await expect(bench.look()).rejects.toThrow();
  bench.onTake = () => {};
  await bench.look();
  expect(bench.taken).toEqual(["a"]);
});

test("a look that is told to stop begins no further delivery, and leaves the watermark where it was", async () => {
  const end = new AbortController();
  const bench = await aBench({ signal: end.signal });
  bench.deliveries.add(anAttempt("a", "12:10:00"), anAttempt("b", "12:11:00"));
  bench.onTake = () => end.abort();
  await bench.look();
  expect(bench.taken).toEqual(["a"]);
  expect(await bench.store.watermark.get()).toBe(today("12:00:00"));
});
