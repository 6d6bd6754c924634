import { expect, test } from "@jest/globals";
import { toDescription } from "../../src/domain/description.ts";

test.each([
  ["Exit status 3", "Exit status 3"],
  ["  two\r\n\tlines\u0000 \u001b[31mred ", "two lines [31mred"],
  ["", ""],
  ["\n", ""],
  ["half \ud83d", "half \ufffd"],
])("%j becomes the line %j", (text, line) => {
  expect(toDescription(text)).toBe(line);
});

test.each(["x", "ä", "🚀", "e\u0301", "\ud83d"])(
  "140 characters of %j are the most, and none is cut in two",
  (character) => {
    for (const before of ["", "a"]) {
      const cut = toDescription(before + character.repeat(200));
      expect(cut.length).toBeLessThanOrEqual(140);
      expect(cut.isWellFormed()).toBe(true);
      expect(cut.endsWith("…")).toBe(true);
      expect(toDescription(cut)).toBe(cut);
    }
  },
);

test("what is just short enough stays as it is", () => {
  expect(toDescription("x".repeat(140))).toBe("x".repeat(140));
});
