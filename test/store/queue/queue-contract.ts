// What every queue promises, in the same sentences for the one in memory and the one in PostgreSQL.
import { expect, test } from "@jest/globals";
import { Fault } from "../../../src/domain/fault.ts";
import type { Queue } from "../../../src/flows/ports.ts";
import type { Work } from "../../../src/store/memory-queue.ts";
import { Diary } from "./diary.ts";
import { job } from "./names.ts";

export interface Bench {
  readonly queue: Queue & { start(work: Work): Promise<void> | void; idle(): Promise<void> };
  readonly now: () => number;
  /** A while in milliseconds: longer than jobs take, shorter than a test may. */
  readonly moment: number;
  /** Lets time pass until it has happened; `change` resolves when a job ran. */
  readonly until: (happened: () => boolean, change: () => Promise<void>) => Promise<void>;
  /** Stops the queue, which must have nothing left to do. */
  readonly close: () => Promise<void>;
}

export type OpenBench = () => Promise<Bench>;

export const transient = (options: { retryAfter?: number } = {}): Fault =>
  new Fault("transient", "GitHub did not answer", options);

export function queueContract(open: OpenBench): void {
  async function story(act: (bench: Bench) => Promise<void>): Promise<void> {
    const bench = await open();
    await act(bench);
    await bench.close();
  }

  test("jobs of one key run one after another, in the order they were sent", () =>
    story(async ({ queue }) => {
      let running = 0;
      const diary = new Diary(async () => {
        expect(++running).toBe(1);
        await Promise.resolve();
        running--;
      });
      await queue.start(diary);
      for (const name of ["a", "b", "c"]) await queue.send(job(name), { key: "one" });
      await queue.idle();
      expect(diary.done).toEqual(["a", "b", "c"]);
    }));

  test("jobs of different keys run side by side", () =>
    story(async ({ queue }) => {
      const all = Promise.withResolvers<void>();
      let running = 0;
      const diary = new Diary(async () => {
        if (++running === 3) all.resolve();
        await all.promise;
      });
      await queue.start(diary);
      for (const name of ["a", "b", "c"]) await queue.send(job(name), { key: name });
      await queue.idle();
      expect(diary.done.toSorted()).toEqual(["a", "b", "c"]);
    }));

  test("jobs that were sent before the work starts are the first", () =>
    story(async ({ queue }) => {
      const diary = new Diary();
      await queue.send(job("early"), { key: "one" });
      await queue.start(diary);
      await queue.send(job("late"), { key: "one" });
      await queue.idle();
      expect(diary.done).toEqual(["early", "late"]);
    }));

  test("a job for later waits for its time, and holds up nobody", () =>
    story(async ({ queue, now, until, moment }) => {
      let at = Number.POSITIVE_INFINITY;
      const diary = new Diary(async (name) => void (name === "later" && expect(now()).toBeGreaterThanOrEqual(at)));
      await queue.start(diary);
      at = now() + moment;
      await queue.send(job("later"), { key: "one", at: new Date(at).toISOString() });
      await queue.send(job("now"), { key: "one" });
      await queue.idle();
      expect(diary.done).toEqual(["now"]);
      await until(() => diary.done.length === 2, diary.change);
      expect(diary.done).toEqual(["now", "later"]);
    }));

  test("a time that is past is now", () =>
    story(async ({ queue, now }) => {
      const diary = new Diary();
      await queue.start(diary);
      await queue.send(job("a"), { key: "one", at: new Date(now() - 60_000).toISOString() });
      await queue.idle();
      expect(diary.done).toEqual(["a"]);
    }));

  test("many reasons for the same look are one look, until it has started", () =>
    story(async ({ queue }) => {
      const open = Promise.withResolvers<void>();
      const diary = new Diary((name) => (name === "first" ? open.promise : Promise.resolve()));
      const options = { key: "one", id: "look" };
      await queue.start(diary);
      await queue.send(job("first"), { key: "one" });
      for (const name of ["a", "b", "c"]) await queue.send(job(name), options);
      open.resolve();
      await queue.idle();
      await queue.send(job("d"), options);
      await queue.idle();
      expect(diary.done).toEqual(["first", "a", "d"]);
    }));

  test("a look that is asked for while it runs is taken once more", () =>
    story(async ({ queue }) => {
      const options = { key: "one", id: "look" };
      const diary = new Diary(async (name) => {
        if (name === "a") await queue.send(job("b"), options);
      });
      await queue.start(diary);
      await queue.send(job("a"), options);
      await queue.idle();
      expect(diary.done).toEqual(["a", "b"]);
    }));

  test("a job that fails is tried again, and nothing of its key overtakes it", () =>
    story(async ({ queue, until }) => {
      let failures = 2;
      const diary = new Diary(async (name) => {
        if (name === "a" && failures-- > 0) throw transient();
      });
      await queue.send(job("a"), { key: "one" });
      await queue.send(job("b"), { key: "one" });
      await queue.send(job("other"), { key: "two" });
      await queue.start(diary);
      await until(() => diary.done.length === 3, diary.change);
      expect(diary.done).toEqual(["other", "a", "b"]);
    }));

  test("the time that GitHub asks for is kept", () =>
    story(async ({ queue, now, until, moment }) => {
      const runs: number[] = [];
      const diary = new Diary(async () => {
        runs.push(now());
        if (runs.length === 1) throw transient({ retryAfter: moment });
      });
      await queue.start(diary);
      await queue.send(job("a"), { key: "one" });
      await until(() => diary.done.length === 1, diary.change);
      const [first = 0, second = 0] = runs;
      expect(second - first).toBeGreaterThanOrEqual(moment);
    }));

  test("a job that has failed for too long is given up, and the next of its key goes on", () =>
    story(async ({ queue, until }) => {
      let tries = 0;
      const diary = new Diary(async (name) => {
        if (name !== "a") return;
        tries++;
        throw transient();
      });
      await queue.start(diary);
      await queue.send(job("a"), { key: "one" });
      await queue.send(job("b"), { key: "one" });
      await until(() => diary.done.length === 1, diary.change);
      expect(diary).toMatchObject({ givenUp: ["a"], done: ["b"] });
      expect(tries).toBeGreaterThan(2);
    }));

  test("a look that is asked for at two times is taken at the earlier one", () =>
    story(async ({ queue, now, moment }) => {
      const diary = new Diary();
      const later = { key: "one", id: "look", at: new Date(now() + moment).toISOString() };
      await queue.start(diary);
      await queue.send(job("a"), later);
      await queue.send(job("a"), { key: "one", id: "look" });
      await queue.idle();
      expect(diary.done).toEqual(["a"]);
    }));
}
