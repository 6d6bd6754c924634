import { expect, test } from "@jest/globals";
import { renderCommand } from "../../src/commands/render-command.ts";
import { type Said, toCommand } from "../../src/domain/command.ts";

test.each([
  [[], "/deploy"],
  [["staging"], "/deploy staging"],
  [["staging", "production"], "/deploy staging,production"],
  [["github pages"], '/deploy "github pages"'],
  [['the "old" one'], "/deploy 'the \"old\" one'"],
  [["to"], '/deploy "to"'],
  [["today"], "/deploy today"],
  [["--force"], '/deploy "--force"'],
  [["a=b", "a,b"], '/deploy "a=b","a,b"'],
  [["'s"], '/deploy "\'s"'],
  [["don't"], "/deploy don't"],
  [["#12"], '/deploy "#12"'],
])("%j is written as a person would", (environments, line) => {
  expect(renderCommand(toCommand(3, "deploy", { environments }))).toBe(line);
});

const parameters = [
  { name: "log_level", value: "debug" },
  { name: "message", value: "two words" },
  { name: "empty", value: "" },
  { name: "tags", value: "a,b" },
];
const cases: readonly (readonly [string, Said, string])[] = [
  ["deploy", { ref: "release/1.4", environments: ["qa"] }, "/deploy release/1.4 to qa"],
  ["deploy", { ref: "to", environments: ["to"] }, '/deploy "to" to "to"'],
  ["deploy", { parameters }, '/deploy log_level=debug message="two words" empty= tags=a,b'],
  ["deploy", { environments: ["qa"], dryRun: true }, "/deploy qa --dry-run"],
  ["deploy", { force: { reason: "red" } }, "/deploy --force --reason=red"],
  ["deploy", { force: { reason: 'the "fix"' } }, "/deploy --force --reason='the \"fix\"'"],
  ["cancel", {}, "/cancel"],
  ["cancel", { deployment: 42, dryRun: true }, "/cancel #42 --dry-run"],
  ["cancel", { environments: ["#42"] }, '/cancel "#42"'],
  ["help", { topic: "deploy" }, "/help deploy"],
  ["lock", { environments: ["qa"], duration: 7_200_000, reason: "demo" }, "/lock qa --for=2h demo"],
  ["lock", { environments: ["qa"], duration: 5_400_000, reason: "don't touch" }, '/lock qa --for=90m "don\'t touch"'],
  ["unlock", { environments: ["qa"], force: { reason: "red" } }, "/unlock qa --force --reason=red"],
];

test.each(cases)("what a /%s says (%j) is written: %s", (verb, said, line) => {
  expect(renderCommand(toCommand(0, verb, said))).toBe(line);
});
