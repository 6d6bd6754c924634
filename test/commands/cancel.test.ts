import { expect, test } from "@jest/globals";
import { verbs } from "../../src/commands/registry.ts";
import { toCommand } from "../../src/domain/command.ts";
import { knowing } from "./known.ts";
import { problemOf, saidIn } from "./parsed.ts";

test.each([
  ["/cancel", {}],
  ["/cancel staging", { environments: ["staging"] }],
  ["/slipway CANCEL Staging", { environments: ["Staging"] }],
  ['/cancel "github pages"', { environments: ["github pages"] }],
  ["/cancel to", { environments: ["to"] }],
  ["/cancel #42", { deployment: 42 }],
  ["/cancel #9007199254740991", { deployment: 9_007_199_254_740_991 }],
  ["/cancel '#42'", { environments: ["#42"] }],
  ["/cancel #staging", { environments: ["#staging"] }],
  ["/cancel --dry-run", { dryRun: true }],
  ["/cancel —dry-run #42", { deployment: 42, dryRun: true }],
])("%s is understood", (line, said) => {
  expect(saidIn(line)).toEqual(said);
});

test.each([
  ["/cancel staging please", "please", 17],
  ["/cancel staging #42", "#42", 17],
  ["/cancel staging,production", ",", 16],
  ["/cancel ,", ",", 9],
  ["/cancel ''", '""', 9],
  ["/cancel stag\u200Bing", "stag\\u{200b}ing", 9],
  ["/cancel #0", "#0", 9],
  ["/cancel #9007199254740993", "#9007199254740993", 9],
  ["/cancel k=v", "k=v", 9],
  ["/cancel 'a'b", "b", 12],
])("%s has a word that does not belong there", (line, word, column) => {
  expect(problemOf(line)).toEqual({ kind: "unexpected_word", word, column, usage: "/cancel [ENV|#ID]" });
});

test("a cancellation cannot be forced", () => {
  const [option, known] = ["--force", ["--dry-run"]];
  expect(problemOf("/cancel --force")).toEqual({ kind: "unknown_option", option, column: 9, nearest: null, known });
});

const plan = verbs.find(({ name }) => name === "cancel")?.plan;
const known = knowing({ names: ["staging", "production"] });

test("a cancellation names an environment, a deployment, or neither", () => {
  const cancel = { kind: "cancel", environment: null, deployment: null, dryRun: false };
  expect(plan?.(toCommand(0, "cancel", {}), known)).toEqual([cancel]);
  expect(plan?.(toCommand(0, "cancel", { deployment: 42, dryRun: true }), known)).toEqual([
    { ...cancel, deployment: 42, dryRun: true },
  ]);
  expect(plan?.(toCommand(0, "cancel", { environments: ["STAGING"] }), known)).toMatchObject([
    { ...cancel, environment: { name: "staging" } },
  ]);
});

test("what runs in an environment that does not exist cannot be cancelled by its name", () => {
  expect(plan?.(toCommand(0, "cancel", { environments: ["stagin"] }), known)).toEqual([
    {
      kind: "refused",
      because: {
        reason: "environment_unknown",
        facts: { name: "stagin", known: ["staging", "production"], nearest: "staging" },
      },
    },
  ]);
});
