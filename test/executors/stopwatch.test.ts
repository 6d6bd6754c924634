// How long a command may be silent, and how long it may take.
import { afterEach, beforeEach, expect, jest, test } from "@jest/globals";
import { stopwatch } from "../../src/executors/command/stopwatch.ts";

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

const limits = { silence: 1000, longest: 5000 };

test("what a command prints breaks its silence", async () => {
  const { over, heard } = stopwatch(limits);
  const ended = jest.fn();
  void over.then(ended);
  for (let times = 0; times < 4; times++) {
    await jest.advanceTimersByTimeAsync(900);
    heard();
  }
  await jest.advanceTimersByTimeAsync(999);
  expect(ended).not.toHaveBeenCalled();
  await jest.advanceTimersByTimeAsync(1);
  expect(ended).toHaveBeenCalledWith({ kind: "silent", limit: 1000 });
});

test("a command that prints for ever ends as well", async () => {
  const { over, heard } = stopwatch(limits);
  const ended = jest.fn();
  void over.then(ended);
  for (let times = 0; times < 10; times++) {
    await jest.advanceTimersByTimeAsync(500);
    heard();
  }
  expect(ended).toHaveBeenCalledWith({ kind: "endless", limit: 5000 });
});

test("what is over rings no more", () => {
  stopwatch(limits).stop();
  expect(jest.getTimerCount()).toBe(0);
});
