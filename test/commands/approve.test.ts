import { expect, test } from "@jest/globals";
import { verbs } from "../../src/commands/registry.ts";
import { toCommand } from "../../src/domain/command.ts";
import { knowing } from "./known.ts";
import { problemOf, saidIn } from "./parsed.ts";

const judgements = ["approve", "reject"] as const;
const known = knowing({ names: ["staging", "production"] });
const planOf = (verb: string) => verbs.find(({ name }) => name === verb)?.plan;

test.each(judgements)("/%s is for an environment, a deployment's number, or the only one that waits", (verb) => {
  expect(saidIn(`/${verb}`)).toEqual({});
  expect(saidIn(`/${verb} Production`)).toEqual({ environments: ["Production"] });
  expect(saidIn(`/${verb} #42`)).toEqual({ deployment: 42 });
  expect(saidIn(`/${verb} --dry-run production`)).toEqual({ environments: ["production"], dryRun: true });
});

test("a rejection says why, in plain words", () => {
  expect(saidIn("/reject production not on a Friday")).toEqual({
    environments: ["production"],
    reason: "not on a Friday",
  });
  expect(problemOf(`/reject production ${"x".repeat(201)}`)).toMatchObject({ kind: "incomplete_option" });
  expect(problemOf("/approve production looks good")).toMatchObject({ kind: "unexpected_word", word: "looks" });
});

test.each(judgements)("/%s is of one environment, and cannot be forced", (verb) => {
  const column = verb.length + 3;
  expect(problemOf(`/${verb} staging, production`)).toMatchObject({ kind: "unexpected_word", word: "," });
  expect(problemOf(`/${verb} #0`)).toMatchObject({ kind: "unexpected_word", word: "#0", column });
  expect(problemOf(`/${verb} --force`)).toMatchObject({ kind: "unknown_option", option: "--force" });
});

test.each(judgements)("/%s names an environment that there is", (verb) => {
  const judged = { kind: verb, environment: null, deployment: null, reason: "", dryRun: false };
  expect(planOf(verb)?.(toCommand(0, verb, {}), known)).toEqual([judged]);
  expect(planOf(verb)?.(toCommand(0, verb, { deployment: 42 }), known)).toEqual([{ ...judged, deployment: 42 }]);
  expect(planOf(verb)?.(toCommand(0, verb, { environments: ["PRODUCTION"] }), known)).toMatchObject([
    { ...judged, environment: { name: "production" } },
  ]);
  expect(planOf(verb)?.(toCommand(0, verb, { environments: ["prodution"] }), known)).toMatchObject([
    { kind: "refused", because: { reason: "environment_unknown", facts: { nearest: "production" } } },
  ]);
});
