import { expect, test } from "@jest/globals";
import { excerpt } from "../../src/domain/excerpt.ts";

test.each([
  ["short", "short"],
  ["", ""],
  ["a\nb\tc\u0007\u202E\u200Bd\u2028", "a b cd "],
  ["\ud800x", "\ufffdx"],
  ["1234567890", "1234567890"],
  ["12345678901", "1234567890…"],
  ["🚀".repeat(10), "🚀".repeat(10)],
  ["🚀".repeat(11), `${"🚀".repeat(10)}…`],
  ["\u200B".repeat(1000), "…"],
])("of %j people see %j", (text, seen) => {
  expect(excerpt(text, 10)).toBe(seen);
});

test("what is repeated has sixty characters at most", () => {
  expect(excerpt("x".repeat(1_000_000))).toBe(`${"x".repeat(60)}…`);
});
