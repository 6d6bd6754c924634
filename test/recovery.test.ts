import { expect, test } from "@jest/globals";
import { Fault } from "../src/domain/fault.ts";
import { keepLooking, type Lease } from "../src/recovery.ts";
import { TurnedClock } from "./stories/turned-clock.ts";

interface Bench {
  readonly clock: TurnedClock;
  /** When looks began, in seconds from the start. */
  readonly looks: number[];
  readonly logged: string[];
  readonly lease: { held: boolean; released: boolean };
  /** What a look does. */
  onLook: () => Promise<void>;
  stop(): Promise<void>;
  turn(seconds: number): Promise<void>;
}

/** `distance`: seconds between two looks. */
async function aBench({ held = true, distance = 5 } = {}): Promise<Bench> {
  const clock = new TurnedClock();
  const start = clock.now().getTime();
  const mine = { held, released: false };
  const lease: Lease = { hold: async () => mine.held, release: async () => void (mine.released = true) };
  const bench: Bench = {
    clock,
    looks: [],
    logged: [],
    lease: mine,
    onLook: async () => {},
    stop: () => stop(),
    turn: async (seconds) => {
      const until = new Date(clock.now().getTime() + seconds * 1000);
      do await quiet();
      while (clock.ringNext(until));
      await quiet();
    },
  };
  const say =
    (level: string) =>
    (_facts: object, message: string): void =>
      void bench.logged.push(`${level}: ${message}`);
  const look = (): Promise<void> => {
    bench.looks.push((clock.now().getTime() - start) / 1000);
    return bench.onLook();
  };
  const log = { info: say("info"), warn: say("warn"), error: say("error") };
  const stop = keepLooking({ clock, log, distance: distance * 1000, lease, look });
  await quiet();
  return bench;
}

/** Every promise that can settle now has settled. */
const quiet = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

test("the first look is at once, the others follow at their distance", async () => {
  const bench = await aBench();
  await bench.turn(12);
  expect(bench.looks).toEqual([0, 5, 10]);
});

test("looks never overlap: a long one is followed by one a distance after its end", async () => {
  const bench = await aBench();
  const { promise, resolve } = Promise.withResolvers<void>();
  bench.onLook = () => promise;
  await bench.turn(62);
  expect(bench.looks).toEqual([0, 5]);
  resolve();
  await bench.turn(6);
  expect(bench.looks).toEqual([0, 5, 67]);
});

test("a process that does not hold the lease does not look, and takes over when it is free", async () => {
  const bench = await aBench({ held: false });
  await bench.turn(12);
  expect(bench.looks).toEqual([]);
  bench.lease.held = true;
  await bench.turn(5);
  expect(bench.looks).toEqual([15]);
});

test("what goes wrong is told once, and so is that it is over", async () => {
  const bench = await aBench();
  bench.onLook = () => Promise.reject(new Fault("transient", "GitHub did not answer"));
  await bench.turn(16);
  bench.onLook = async () => {};
  await bench.turn(10);
  expect(bench.looks).toEqual([0, 5, 10, 15, 20, 25]);
  expect(bench.logged).toEqual([
    "warn: cannot read GitHub's log of deliveries",
    "info: reads GitHub's log of deliveries again",
  ]);
});

test("another trouble is told, too", async () => {
  const bench = await aBench();
  bench.onLook = () => Promise.reject(new Fault("transient", "GitHub did not answer"));
  await bench.turn(11);
  bench.onLook = () => Promise.reject(new Fault("setup", "the App has no webhook"));
  await bench.turn(11);
  const sentence = "cannot read GitHub's log of deliveries";
  expect(bench.logged).toEqual([`warn: ${sentence}`, `error: ${sentence}`]);
});

test.each([
  ["what somebody must change", new Fault("setup", "A JSON web token could not be decoded")],
  ["a mistake of our own", new TypeError("page is undefined")],
])("%s is told as an error", async (_what, error) => {
  const bench = await aBench();
  bench.onLook = () => Promise.reject(error);
  await bench.turn(11);
  expect(bench.logged).toEqual(["error: cannot read GitHub's log of deliveries"]);
});

const down = new Fault("transient", "GitHub did not answer");

test("a look that failed comes again soon, then less and less soon, and at its distance at the latest", async () => {
  const bench = await aBench({ distance: 60 });
  bench.onLook = () => Promise.reject(down);
  await bench.turn(60 + 5 + 10 + 20 + 40 + 60 + 60);
  expect(bench.looks).toEqual([0, 60, 65, 75, 95, 135, 195, 255]);
});

test("after a look that succeeded the next ones come at their distance, and trouble begins anew", async () => {
  const bench = await aBench({ distance: 60 });
  const answers = [down, down, null, down, null];
  bench.onLook = () => {
    const answer = answers.shift();
    return answer ? Promise.reject(answer) : Promise.resolve();
  };
  await bench.turn(60 + 5 + 10 + 60 + 5 + 60);
  expect(bench.looks).toEqual([0, 60, 65, 75, 135, 140, 200]);
});

test("GitHub is left alone for as long as it asks", async () => {
  const bench = await aBench();
  bench.onLook = () => Promise.reject(new Fault("transient", "the rate limit is reached", { retryAfter: 22_000 }));
  await bench.turn(6);
  bench.onLook = async () => {};
  await bench.turn(30);
  expect(bench.looks).toEqual([0, 5, 27, 32]);
});

test("the end waits for the look that is under way, gives the lease back, and no look follows", async () => {
  const bench = await aBench();
  const { promise, resolve } = Promise.withResolvers<void>();
  bench.onLook = () => promise;
  await bench.turn(5);
  let over = false;
  const stopped = bench.stop().then(() => (over = true));
  await quiet();
  expect([over, bench.lease.released]).toEqual([false, false]);
  resolve();
  await stopped;
  await bench.turn(60);
  expect([bench.looks, bench.lease.released]).toEqual([[0, 5], true]);
});

test("a look that was cut off by the end is no trouble to tell of", async () => {
  const bench = await aBench();
  const { promise, reject } = Promise.withResolvers<void>();
  bench.onLook = () => promise;
  await bench.turn(5);
  const stopped = bench.stop();
  reject(new Fault("transient", "GitHub did not answer"));
  await stopped;
  expect(bench.logged).toEqual([]);
});
