import { expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { deployLine, parameterWords } from "../../src/cards/command-line.ts";
import { parseComment } from "../../src/commands/parse-comment.ts";
import { aRequest } from "../builders/request.ts";
import { runs } from "../properties/runs.ts";

test.each([
  [{}, "/deploy staging"],
  [{ named: "main" }, "/deploy main to staging"],
  [{ named: "feature/a b" }, '/deploy "feature/a b" to staging'],
  [{ named: "to" }, '/deploy "to" to staging'],
  [{ force: { reason: "the site is down" } }, "/deploy staging"],
  [{ parameters: { replicas: 3, debug: true } }, "/deploy staging replicas=3 debug=true"],
])("the command of %j is %s", (told, line) => {
  expect(deployLine(aRequest(told))).toBe(line);
});

test("a parameter that has its default is not written again", () => {
  const parameters = { debug: { type: "boolean", default: false } } as const;
  const told = { environment: { parameters }, parameters: { debug: false } };
  expect(deployLine(aRequest(told))).toBe("/deploy staging");
});

test.each([
  ["info", "x=info"],
  [-1.5, "x=-1.5"],
  [true, "x=true"],
  ["two words", 'x="two words"'],
  ["", 'x=""'],
  ['say "hi"', "x='say \"hi\"'"],
  ["“hi”", "x='“hi”'"],
  ["a,b=c", 'x="a,b=c"'],
])("the parameter x with the value %j is %s", (value, says) => {
  expect(parameterWords({ x: value })).toEqual([says]);
});

/** Words that can be written: printable, and with one kind of quotes at most. */
const written = fc.stringMatching(/^[!-~](?:[ -~]{0,18}[!-~])?$/).filter((text) => !/["].*'|'.*["]/.test(text));

const ref = fc.stringMatching(/^[a-z0-9][a-z0-9_@+-]{0,12}[a-z0-9]$/);

test("the command that a card shows means the same again", () => {
  const told = fc.record({ name: written, named: fc.option(ref), value: written });
  fc.assert(
    fc.property(told, ({ name, named, value }) => {
      const line = deployLine(aRequest({ environment: { name }, named, parameters: { x: value } }));
      expect(parseComment(line)).toMatchObject({
        kind: "commands",
        lines: [{ command: { environments: [name], ref: named, parameters: [{ name: "x", value }] } }],
      });
    }),
    runs,
  );
});
