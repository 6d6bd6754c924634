import { expect, test } from "@jest/globals";
import { must, nearestValue, readValue } from "../../src/commands/parameter-value.ts";
import type { ParameterDefinition } from "../../src/domain/parameters.ts";

const text: ParameterDefinition = { type: "string", default: null };
const truth: ParameterDefinition = { type: "boolean", default: null };
const any: ParameterDefinition = { type: "number", default: null, min: null, max: null };
const few: ParameterDefinition = { type: "number", default: null, min: -1, max: 20 };
const choice: ParameterDefinition = { type: "choice", default: null, options: ["info", "debug", "Debug", "two words"] };

test.each([
  [text, "", ""],
  [text, "two words", "two words"],
  [text, "1", "1"],
  [text, "👨‍👩‍👧", "👨‍👩‍👧"],
  [text, "🔥".repeat(1000), "🔥".repeat(1000)],
  [truth, "true", true],
  [truth, "YES", true],
  [truth, "on", true],
  [truth, "False", false],
  [truth, "no", false],
  [truth, "off", false],
  [any, "3", 3],
  [any, "+3", 3],
  [any, "-2.50", -2.5],
  [any, "007", 7],
  [any, "-0", 0],
  [any, "999999999999999", 999_999_999_999_999],
  [few, "-1", -1],
  [few, "20.0", 20],
  [choice, "info", "info"],
  [choice, "INFO", "info"],
  [choice, "Debug", "Debug"],
  [choice, "DEBUG", "debug"],
  [choice, "Two Words", "two words"],
])("%j takes %j", (definition, written, value) => {
  expect(readValue(written, definition)).toBe(value);
});

test.each([
  [text, "x".repeat(1001)],
  [text, "a\u0000b"],
  [text, "a\u001b[31m"],
  [text, "a\u2028b"],
  [text, "\ud800"],
  [truth, ""],
  [truth, "1"],
  [truth, "ja"],
  [any, ""],
  [any, " 3"],
  [any, "three"],
  [any, "3,5"],
  [any, "1_000"],
  [any, "0x10"],
  [any, "1e3"],
  [any, "NaN"],
  [any, "Infinity"],
  [any, "9007199254740993"],
  [any, "."],
  [any, "٣"],
  [few, "-1.01"],
  [few, "21"],
  [choice, ""],
  [choice, "inf"],
  [choice, "info "],
])("%j does not take %j", (definition, written) => {
  expect(readValue(written, definition)).toBeNull();
});

test.each([
  [text, "must be text of at most 1000 characters, without control characters"],
  [truth, "must be true or false"],
  [any, "must be a number such as 3 or 2.5"],
  [few, "must be a number from -1 to 20"],
  [{ ...few, max: null }, "must be a number, -1 or more"],
  [{ ...few, min: null }, "must be a number, 20 or less"],
  [choice, "must be one of info, debug, Debug, two words"],
] as const)("%j says: %s", (definition, sentence) => {
  expect(must(definition)).toBe(sentence);
});

test("of many options the first twenty are named", () => {
  const options = Array.from({ length: 21 }, (_, at) => `o${at}`);
  expect(must({ type: "choice", default: null, options })).toMatch(/^must be one of o0, .*, o19, …$/);
});

test("only of a choice another value can be meant", () => {
  expect(nearestValue("inof", choice)).toBe("info");
  expect(nearestValue("tru", truth)).toBeNull();
});
