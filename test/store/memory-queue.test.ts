import { expect, test } from "@jest/globals";
import { Fault } from "../../src/domain/fault.ts";
import type { AdvanceJob, Job } from "../../src/flows/jobs.ts";
import { MemoryQueue } from "../../src/store/memory-queue.ts";
import { TurnedClock } from "../stories/turned-clock.ts";

const job = (request: string): AdvanceJob => ({ kind: "advance", request });
const nameOf = (one: Job): string => (one.kind === "advance" ? one.request : one.kind);

interface Bench {
  readonly queue: MemoryQueue;
  readonly clock: TurnedClock;
  readonly done: string[];
  readonly givenUp: string[];
}

function bench(perform: (name: string) => Promise<void> = async () => {}): Bench {
  const clock = new TurnedClock();
  const queue = new MemoryQueue(clock);
  const done: string[] = [];
  const givenUp: string[] = [];
  queue.start({
    perform: async (one) => {
      await perform(nameOf(one));
      done.push(nameOf(one));
    },
    giveUp: async (one) => void givenUp.push(nameOf(one)),
  });
  return { queue, clock, done, givenUp };
}

const minutes = (clock: TurnedClock, count: number): Date => new Date(clock.now().getTime() + count * 60_000);

async function turn({ clock, queue }: Bench, count: number): Promise<void> {
  const until = minutes(clock, count);
  await queue.idle();
  while (clock.ringNext(until)) await queue.idle();
}

test("jobs of one key run one after another, in the order they were sent", async () => {
  const running: string[] = [];
  const both: string[][] = [];
  const at = bench(async (name) => {
    running.push(name);
    both.push([...running]);
    await Promise.resolve();
    running.splice(running.indexOf(name), 1);
  });
  for (const name of ["a", "b", "c"]) await at.queue.send(job(name), { key: "one" });
  await at.queue.idle();
  expect(at.done).toEqual(["a", "b", "c"]);
  expect(both.every((names) => names.length === 1)).toBe(true);
});

test("a job for later waits for its time", async () => {
  const at = bench();
  await at.queue.send(job("later"), { key: "one", at: minutes(at.clock, 5).toISOString() });
  await turn(at, 4);
  expect(at.done).toEqual([]);
  await turn(at, 1);
  expect(at.done).toEqual(["later"]);
});

test("many reasons for the same look are one look, until it has started", async () => {
  const open = Promise.withResolvers<void>();
  const at = bench((name) => (name === "first" ? open.promise : Promise.resolve()));
  const options = { key: "one", id: "look" };
  await at.queue.send(job("first"), { key: "one" });
  for (const name of ["a", "b", "c"]) await at.queue.send(job(name), options);
  open.resolve();
  await at.queue.idle();
  await at.queue.send(job("d"), options);
  await at.queue.idle();
  expect(at.done).toEqual(["first", "a", "d"]);
});

test("of many times for the same look the earliest counts", async () => {
  const at = bench();
  for (const count of [9, 5, 7]) {
    await at.queue.send(job(`${count}`), { key: "one", id: "later", at: minutes(at.clock, count).toISOString() });
  }
  await turn(at, 5);
  expect(at.done).toEqual(["5"]);
  await turn(at, 10);
  expect(at.done).toEqual(["5"]);
});

test("a job that fails is tried again later, and nothing of its key overtakes it", async () => {
  let failures = 2;
  const at = bench(async (name) => {
    if (name === "a" && failures-- > 0) throw new Fault("transient", "GitHub did not answer");
  });
  await at.queue.send(job("a"), { key: "one" });
  await at.queue.send(job("b"), { key: "one" });
  await at.queue.send(job("other"), { key: "two" });
  await at.queue.idle();
  expect(at.done).toEqual(["other"]);
  await turn(at, 1);
  expect(at.done).toEqual(["other", "a", "b"]);
});

test("the time that GitHub asks for is kept", async () => {
  let failures = 1;
  const at = bench(async () => {
    if (failures-- > 0) throw new Fault("transient", "limit", { retryAfter: 10 * 60_000 });
  });
  await at.queue.send(job("a"), { key: "one" });
  await turn(at, 9);
  expect(at.done).toEqual([]);
  await turn(at, 1);
  expect(at.done).toEqual(["a"]);
});

test("a job that fails for a day is given up, and the next of its key goes on", async () => {
  const at = bench(async (name) => {
    if (name === "a") throw new Fault("transient", "GitHub did not answer");
  });
  await at.queue.send(job("a"), { key: "one" });
  await at.queue.send(job("b"), { key: "one" });
  await turn(at, 23 * 60);
  expect(at).toMatchObject({ givenUp: [], done: [] });
  await turn(at, 2 * 60);
  expect(at).toMatchObject({ givenUp: ["a"], done: ["b"] });
});

test("a stopped queue starts nothing more", async () => {
  const at = bench();
  await at.queue.send(job("later"), { key: "one", at: minutes(at.clock, 1).toISOString() });
  at.queue.stop();
  await turn(at, 5);
  expect(at.done).toEqual([]);
});
