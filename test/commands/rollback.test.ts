import { expect, test } from "@jest/globals";
import { verbs } from "../../src/commands/registry.ts";
import { toCommand } from "../../src/domain/command.ts";
import { knowing } from "./known.ts";
import { problemOf, saidIn } from "./parsed.ts";

test.each([
  ["/rollback production", { environments: ["production"] }],
  ["/rollback to", { environments: ["to"] }],
  ["/rollback production to main", { environments: ["production"], ref: "main" }],
  ["/rollback production TO #42", { environments: ["production"], deployment: 42 }],
  ["/rollback production to '#42' --dry-run", { environments: ["production"], ref: "#42", dryRun: true }],
  ["/rollback", {}],
  ["/promote production", { environments: ["production"] }],
  ["/promote production from 'my env'", { environments: ["production"], from: "my env" }],
  ["/promote from from from", { environments: ["from"], from: "from" }],
  ["/run db:migrate on staging", { task: "db:migrate", environments: ["staging"] }],
  [
    "/run db:migrate steps=2 ON staging",
    { task: "db:migrate", environments: ["staging"], parameters: [{ name: "steps", value: "2" }] },
  ],
  ["/run on on on", { task: "on", environments: ["on"] }],
  ["/run db:migrate", { task: "db:migrate" }],
  ["/run", {}],
])("%s is understood", (line, said) => {
  expect(saidIn(line)).toEqual(said);
});

const rollback = "/rollback ENV [to REF|#ID]";
const promote = "/promote ENV [from ENV]";
const run = "/run TASK on ENV [KEY=VALUE …]";

test.each([
  ["/rollback production main", "main", 22, rollback],
  ["/rollback production to", "to", 22, rollback],
  ["/rollback production to main now", "now", 30, rollback],
  ["/rollback production to main~1", "main~1", 25, rollback],
  ["/rollback production to #0", "#0", 25, rollback],
  ["/rollback staging,production", ",", 18, rollback],
  ["/promote production staging", "staging", 21, promote],
  ["/promote production from", "from", 21, promote],
  ["/promote production from staging please", "please", 34, promote],
  ["/run db:migrate staging", "staging", 17, run],
  ["/run 'two words' on staging", "two words", 6, run],
  ["/run db:migrate on staging,production", ",", 27, run],
])("%s has a word that does not belong there", (line, word, column, usage) => {
  expect(problemOf(line)).toEqual({ kind: "unexpected_word", word, column, usage });
});

const tasks = new Map([
  ["db:migrate", { environments: ["Staging"], requiredContexts: ["scan"] }],
  ["reindex", { environments: null, requiredContexts: null }],
]);
const known = knowing({ names: ["staging", "production"], tasks });
const planOf = (verb: string, said: Parameters<typeof toCommand>[2]) =>
  verbs.find(({ name }) => name === verb)?.plan(toCommand(0, verb, said), known);
const reasonOf = (verb: string, said: Parameters<typeof toCommand>[2]) => {
  const [plan] = planOf(verb, said) ?? [];
  return plan?.kind === "refused" ? plan.because.reason : plan?.kind;
};

test("a rollback, a promotion and an operation name their environment", () => {
  expect(reasonOf("rollback", {})).toBe("environment_needed");
  expect(reasonOf("promote", {})).toBe("environment_needed");
  expect(reasonOf("run", { task: "reindex" })).toBe("environment_needed");
  expect(reasonOf("rollback", { environments: ["prod"] })).toBe("environment_unknown");
  expect(planOf("rollback", { environments: ["STAGING"], deployment: 4 })).toMatchObject([
    { kind: "rollback", environment: { name: "staging" }, deployment: 4, ref: null },
  ]);
});

test("a promotion comes from the environment before, or from the one that is named", () => {
  expect(reasonOf("promote", { environments: ["production"] })).toBe("promote_which");
  expect(reasonOf("promote", { environments: ["production"], from: "stagin" })).toBe("environment_unknown");
  expect(planOf("promote", { environments: ["production"], from: "STAGING" })).toMatchObject([
    { kind: "promote", environment: { name: "production" }, from: { name: "staging" } },
  ]);
});

test("a task runs where the configuration allows it, with the contexts it asks for", () => {
  expect(planOf("run", { task: "db:migrate", environments: ["staging"] })).toMatchObject([
    { kind: "run", task: "db:migrate", requiredContexts: ["scan"], environment: { name: "staging" } },
  ]);
  expect(reasonOf("run", { task: "db:migrate", environments: ["production"] })).toBe("task_elsewhere");
  expect(reasonOf("run", { task: "DB:migrate", environments: ["staging"] })).toBe("task_unknown");
  expect(reasonOf("run", { environments: ["staging"] })).toBe("task_needed");
  const parameters = [{ name: "steps", value: "1" }];
  expect(reasonOf("run", { task: "reindex", environments: ["staging"], parameters })).toBe("parameter_unknown");
});
