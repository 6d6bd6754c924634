import { expect, test } from "@jest/globals";
import { Fault } from "../../../src/domain/fault.ts";
import { attempt, type Outcome } from "../../../src/store/queue/attempt.ts";
import type { Envelope } from "../../../src/store/queue/envelope.ts";
import { retryTerms } from "../../../src/store/queue/retry-delay.ts";
import { TurnedClock } from "../../stories/turned-clock.ts";
import { silentLog } from "../log.ts";
import { Diary } from "./diary.ts";

const clock = new TurnedClock();
const hour = 3_600_000;

const tried = (work: Diary, data: Partial<Envelope>, starts = data.tries ?? 0): Promise<Outcome> =>
  attempt(
    { ...retryTerms, work, clock, log: silentLog },
    { id: "1", retryCount: starts, data: { job: '{"kind":"advance","request":"a"}', key: "one", tries: 0, ...data } },
  );

const failing = (error: unknown): Diary =>
  new Diary(async () => {
    throw error;
  });

const githubIsDown = new Fault("transient", "GitHub did not answer");

test.each([
  [0, 1],
  [1, 4],
  [2, 16],
  [3, 64],
  [4, 256],
  [5, 300],
  [200, 300],
])("after %i failures the next try is %i seconds later", async (tries, seconds) => {
  const outcome = await tried(failing(githubIsDown), { tries });
  expect(outcome).toMatchObject({ kind: "again", delay: seconds * 1000, data: { tries: tries + 1 } });
});

test("a longer time that GitHub asks for is kept, a shorter one changes nothing", async () => {
  const asks = (retryAfter: number): Fault => new Fault("transient", "limit", { retryAfter });
  expect(await tried(failing(asks(hour)), {})).toMatchObject({ delay: hour });
  expect(await tried(failing(asks(10)), {})).toMatchObject({ delay: 1000 });
});

test("what was only too early is tried when it is not any more, however often it failed before", async () => {
  const early = new Fault("transient", "GitHub may still be at work", { retryAfter: 7000, early: true });
  expect(await tried(failing(early), { tries: 4 })).toMatchObject({ kind: "again", delay: 7000 });
});

test("a job is tried for a day, and then given up", async () => {
  const work = failing(githubIsDown);
  const now = clock.now().getTime();
  expect(await tried(work, { tries: 99, since: now - 24 * hour + 1 })).toMatchObject({ kind: "again" });
  expect(await tried(work, { tries: 99, since: now - 24 * hour })).toEqual({ kind: "dead", error: githubIsDown });
  expect(work.givenUp).toEqual(["a"]);
});

test("a job that ends its process again and again is given up without another start", async () => {
  const work = new Diary();
  expect(await tried(work, { tries: 3 }, 22)).toEqual({ kind: "done" });
  expect(await tried(work, { tries: 3 }, 23)).toMatchObject({ kind: "dead" });
  expect(work).toMatchObject({ done: ["a"], givenUp: ["a"] });
});

test("a text that is no job is put aside", async () => {
  for (const job of ["", "null", "[]", '{"kind":"toString"}', '{"kind":"advance"}'])
    expect(await tried(new Diary(), { job })).toMatchObject({ kind: "dead" });
});
