import { expect, test } from "@jest/globals";
import { WritePace } from "../../src/github/write-pace.ts";

let time = 0;
const clock = { now: () => new Date(time) };
const take = (pace: WritePace, times: number, installation = 1): Promise<number[]> =>
  Promise.all(Array.from({ length: times }, () => pace.take(installation)));

test("an installation may write four times at once, then once a second", async () => {
  expect(await take(new WritePace(clock), 6)).toEqual([0, 0, 0, 0, 1000, 2000]);
});

test("a burst comes back with time, one write a second", async () => {
  const pace = new WritePace(clock);
  await take(pace, 4);
  time += 2000;
  expect(await take(pace, 3)).toEqual([0, 0, 1000]);
  time += 60_000;
  expect(await take(pace, 5)).toEqual([0, 0, 0, 0, 1000]);
});

test("one installation does not hold another back", async () => {
  const pace = new WritePace(clock);
  await take(pace, 5);
  expect(await take(pace, 1, 2)).toEqual([0]);
});
