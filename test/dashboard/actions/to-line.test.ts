import { expect, test } from "@jest/globals";
import { type Given, judgeFields } from "../../../src/dashboard/actions/given.ts";
import { toLine } from "../../../src/dashboard/actions/to-line.ts";
import { actions, findAction } from "../../../src/dashboard/actions/verbs.ts";
import { parseComment } from "../../../src/commands/parse-comment.ts";
import { verbs } from "../../../src/commands/registry.ts";

const nonce = "a".repeat(22);
type Fields = Readonly<Record<string, unknown>>;

function given(fields: Fields): Given {
  const judged = judgeFields({ nonce, pull: "7", ...fields });
  if ("problems" in judged) throw new Error(judged.problems.join());
  return judged.given;
}

const line = (verb: string, fields: Fields): string | null => {
  const action = findAction(verb);
  if (!action) throw new Error(verb);
  return toLine(action, given(fields));
};

test.each([
  ["deploy", { environment: "staging" }, "/deploy staging"],
  ["deploy", { environment: "my env, too", dryRun: "on" }, '/deploy "my env, too" --dry-run'],
  ["deploy", { environment: "to", "parameter.a": "1", "parameter.b": "" }, '/deploy "to" a=1'],
  ["deploy", { environment: "qa", force: "on", forceReason: " it\nburns " }, '/deploy qa --force --reason="it burns"'],
  ["deploy", { environment: "qa", forceReason: "no box was ticked" }, "/deploy qa"],
  ["deploy", { environment: "qa", reason: "not of this form", from: "x", for: "2h" }, "/deploy qa"],
  ["rollback", { environment: "production" }, "/rollback production"],
  ["rollback", { environment: "production", deployment: "4301" }, "/rollback production to #4301"],
  ["promote", { environment: "production", from: "" }, "/promote production"],
  ["promote", { environment: "production", from: "staging" }, "/promote production from staging"],
  ["lock", { environment: "staging", for: "90M", reason: "--force" }, '/lock staging --for=90m "--force"'],
  ["lock", { environment: "staging", reason: `"a" 'b'` }, "/lock staging \"″a″ 'b'\""],
  ["unlock", { environment: "staging", force: "on", forceReason: "x" }, "/unlock staging --force --reason=x"],
  ["approve", { environment: "production" }, "/approve production"],
  ["reject", { environment: "production", reason: "#12" }, '/reject production "#12"'],
  ["cancel", { environment: "staging" }, "/cancel staging"],
  ["cancel", { environment: "staging", deployment: "4301" }, "/cancel #4301"],
])("%s of %j is %j", (verb, fields, expected) => {
  expect(line(verb, fields)).toBe(expected);
});

test.each([
  ["a value of two lines", { "parameter.a": "1\n/deploy production" }],
  ["a value with both kinds of quotes", { "parameter.a": `"x" 'y'` }],
  ["an environment with both kinds of quotes", { environment: `"x" 'y'` }],
  ["an environment of two lines", { environment: "staging\n/deploy production" }],
  ["a value with a character that nobody sees", { "parameter.a": "1\u0000" }],
  ["half a character", { "parameter.a": "\ud800" }],
  ["a name that is more than a name", { "parameter.a b": "1" }],
  ["a name that is an option", { "parameter.--force": "1" }],
])("%s is never read as something else", (_what, fields) => {
  const read = line("deploy", { environment: "staging", ...fields });
  const parsed = parseComment(read ?? "");
  expect(parsed.kind === "commands" ? parsed.lines.map(({ kind }) => kind) : []).toEqual(
    read === null ? [] : ["problem"],
  );
});

test.each([
  [{ pull: "seven" }, "Choose a pull request."],
  [{ pull: "-7" }, "Choose a pull request."],
  [{ for: "two hours" }, "Write a time such as 30m, 2h or 1d."],
  [{ deployment: "#4301" }, "A deployment is named by its number, such as 4301."],
  [{ nonce: "short" }, "The form is not one of Slipway's. Load the page again."],
  [{ environment: "x".repeat(256) }, "The name of an environment has at most 255 characters."],
])("%j is told what is allowed there", (fields, sentence) => {
  expect(judgeFields({ nonce, ...fields })).toEqual({ problems: [sentence] });
});

test("fields that are files, or there twice, are not taken", () => {
  for (const value of [["a", "b"], new File([], "a")]) {
    expect(judgeFields({ nonce, reason: value })).toHaveProperty("problems");
    expect(judgeFields({ nonce, "parameter.a": value })).toHaveProperty("problems");
  }
});

test("whatever has a form is a verb, and needs permission", () => {
  const known = verbs.filter(({ openTo }) => openTo === "deployer").map(({ name }) => name);
  expect(actions.map(({ verb }) => verb).filter((verb) => !known.includes(verb))).toEqual([]);
});
