// The operator's own patterns of what no log may show.
import { expect, test } from "@jest/globals";
import { readOperators } from "../../src/executors/operators/read-operators.ts";

const executors = 'executors:\n  local: { command: ["x"], repositories: ["acme/*"] }\n';

function read(mask: string) {
  return readOperators(`${executors}mask: ${mask}\n`, { variables: {}, folder: "/etc/slipway" });
}

function masks(mask: string): readonly RegExp[] {
  const found = read(mask);
  if ("problems" in found) throw new Error(JSON.stringify(found.problems));
  return found.masks;
}

function problems(mask: string): readonly string[] {
  const found = read(mask);
  return "problems" in found ? found.problems.map(({ line, column, message }) => `${line}:${column} ${message}`) : [];
}

test("a pattern finds what it means in every line", () => {
  const [key = /x/, line = /x/] = masks('["AKIA[0-9A-Z]{16}", "^pin [0-9]+$"]');
  expect("a AKIA0123456789ABCDEF b AKIA0123456789ABCDEF".replaceAll(key, "***")).toBe("a *** b ***");
  expect("pin 1\npin 2\nmy pin 3\n".replaceAll(line, "***")).toBe("***\n***\nmy pin 3\n");
});

test("without patterns there are none", () => {
  const found = readOperators(executors, { variables: {}, folder: "/" });
  expect(found).toMatchObject({ masks: [] });
});

test.each([
  "eyJ[\\w-]+\\.[\\w-]+\\.[\\w-]+",
  "://[^:/@]+:[^@]+@",
  "(?i:password|secret)[=:] *\\S+",
  "-----BEGIN [A-Z ]+-----",
  "(?:[0-9]{4}[ -]){3}[0-9]{4}",
  "\\b[0-9a-f]{40}\\b",
])("%s is a fit pattern", (pattern) => {
  expect(problems(JSON.stringify([pattern]))).toEqual([]);
});

test.each([
  ["(", 'entry 1 of "mask" must be a regular expression of JavaScript: Unterminated group'],
  ["[z-a]", 'entry 1 of "mask" must be a regular expression of JavaScript: Range out of order in character class'],
  ["\\@", 'entry 1 of "mask" must be a regular expression of JavaScript: Invalid escape'],
  ["x".repeat(201), 'entry 1 of "mask" must not be longer than 200 characters'],
  ["a*", 'entry 1 of "mask" must not match where there is nothing'],
  ["|secret", 'entry 1 of "mask" must not match where there is nothing'],
  ["\\b", 'entry 1 of "mask" must not match where there is nothing'],
  ["(?=s)", 'entry 1 of "mask" must not match where there is nothing'],
  ["(a+)+b", 'entry 1 of "mask" takes too long on a long line: let it repeat less'],
  ["(x|x)*y", 'entry 1 of "mask" takes too long on a long line: let it repeat less'],
  ["(\\w+\\s?)+:", 'entry 1 of "mask" takes too long on a long line: let it repeat less'],
  [".*.*.*=", 'entry 1 of "mask" takes too long on a long line: let it repeat less'],
  ["(ab|a|b)+c", 'entry 1 of "mask" takes too long on a long line: let it repeat less'],
])("%s is none", (pattern, says) => {
  expect(problems(JSON.stringify([pattern]))).toEqual([`3:8 ${says}`]);
});

test.each([
  ["secret", 'must be a list of regular expressions, such as ["AKIA[0-9A-Z]{16}"], not the text "secret"'],
  ["[a, a]", "is in the list twice"],
  ["[1]", "must be text, not the number 1: put it in quotes"],
  ['[""]', "must not be empty"],
  [JSON.stringify(Array.from({ length: 51 }, (_, index) => `x${index}`)), "must not have more than 50 entries"],
])("mask: %s", (mask, says) => {
  expect(problems(mask).join("\n")).toContain(says);
});
