import { expect, test } from "@jest/globals";
import { nearest } from "../../src/domain/nearest.ts";

const known = ["staging", "production", "qa", "preview", "Prod-EU"];

test.each([
  ["stagin", "staging"],
  ["stagnig", "staging"],
  ["STAGING", "staging"],
  ["prodcution", "production"],
  ["prod-eu", "Prod-EU"],
  ["qaa", "qa"],
  ["qb", "qa"],
  ["", null],
  ["xy", null],
  ["live", null],
  ["development", null],
  ["stag", null],
  ["x".repeat(65), null],
])("for %j one may have meant %j", (word, meant) => {
  expect(nearest(word, known)).toBe(meant);
});

test("of two that are as near, the one that is named first", () => {
  expect(nearest("teat", ["text", "test"])).toBe("text");
});

test("the nearer one wins over the one named first", () => {
  expect(nearest("tests", ["texts1", "test"])).toBe("test");
});

test("where nothing is known, nothing is near", () => {
  expect(nearest("staging", [])).toBeNull();
});

test("a long word costs nothing", () => {
  expect(nearest("a".repeat(1_000_000), ["a".repeat(255)])).toBeNull();
});
