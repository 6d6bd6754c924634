import { expect, test } from "@jest/globals";
import { verbs } from "../../src/commands/registry.ts";
import { toCommand } from "../../src/domain/command.ts";
import { knowing } from "./known.ts";
import { problemOf, saidIn } from "./parsed.ts";

test.each([
  ["/status", {}],
  ["/STATUS staging", { environments: ["staging"] }],
  ["/history staging", { environments: ["staging"] }],
  ["/history", {}],
  ["/history staging --task db:migrate", { environments: ["staging"], task: "db:migrate" }],
  ["/history --task=db:migrate staging", { environments: ["staging"], task: "db:migrate" }],
])("%s is understood", (line, said) => {
  expect(saidIn(line)).toEqual(said);
});

test.each([
  ["/status staging production", "production", 17, "/status [ENV]"],
  ["/status ,", ",", 9, "/status [ENV]"],
  ["/history staging twice", "twice", 18, "/history [ENV] [--task TASK]"],
])("%s has a word that does not belong there", (line, word, column, usage) => {
  expect(problemOf(line)).toEqual({ kind: "unexpected_word", word, column, usage });
});

test.each(["/history staging --task", '/history staging --task ""', '/history staging --task "two words"'])(
  "%s names no task",
  (line) => {
    expect(problemOf(line)).toMatchObject({ kind: "incomplete_option", option: "--task" });
  },
);

const known = knowing({ names: ["staging", "production"], defaultName: "staging" });
const planOf = (verb: string, said: Parameters<typeof toCommand>[2]) =>
  verbs.find(({ name }) => name === verb)?.plan(toCommand(0, verb, said), known);

test("the status is of one environment or of all, the history of one", () => {
  expect(planOf("status", {})).toEqual([{ kind: "status", environment: null }]);
  expect(planOf("status", { environments: ["PRODUCTION"] })).toMatchObject([{ environment: { name: "production" } }]);
  expect(planOf("history", {})).toMatchObject([{ environment: { name: "staging" }, task: null }]);
  expect(planOf("history", { environments: ["production"], task: "db:migrate" })).toMatchObject([
    { kind: "history", environment: { name: "production" }, task: "db:migrate" },
  ]);
  expect(planOf("status", { environments: ["prod"] })).toMatchObject([{ kind: "refused" }]);
});
