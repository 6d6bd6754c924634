import { expect, test } from "@jest/globals";
import { KeptWhile } from "../../src/flows/kept-while.ts";

function open(most = 10) {
  let now = 0;
  let found = 0;
  const kept = new KeptWhile<number>({ now: () => new Date(now) }, 1000, most);
  const find = async (): Promise<number> => ++found;
  return { kept, ask: (key = "a") => kept.ask(key, find), pass: (milliseconds: number) => void (now += milliseconds) };
}

test("whoever asks at the same time, or a moment later, gets the same answer", async () => {
  const { ask, pass } = open();
  expect(await Promise.all([ask(), ask(), ask("b")])).toEqual([1, 1, 2]);
  pass(999);
  expect(await ask()).toBe(1);
  pass(1);
  expect(await ask()).toBe(3);
});

test("what failed is found out again by the next who asks", async () => {
  const { kept, ask } = open();
  await expect(kept.ask("a", () => Promise.reject(new Error("away")))).rejects.toThrow("away");
  expect(await ask()).toBe(1);
});

test("only so many are kept, and the oldest go first", async () => {
  const { ask, pass } = open(2);
  for (const key of ["a", "b", "c"]) {
    await ask(key);
    pass(1);
  }
  expect([await ask("c"), await ask("b"), await ask("a")]).toEqual([3, 2, 4]);
});
