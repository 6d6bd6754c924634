import { expect, test } from "@jest/globals";
import type { Plan } from "../../src/commands/plan.ts";
import { planDeploy } from "../../src/commands/plan-deploy.ts";
import { type Said, toCommand } from "../../src/domain/command.ts";
import { knowing } from "./known.ts";

const logLevel = { type: "choice", options: ["info", "debug"], default: "info" } as const;
const replicas = { type: "number", default: null, min: 1, max: 20 } as const;
const known = knowing({
  names: ["staging", "production", "plain"],
  defaultName: "staging",
  parameters: { staging: { log_level: logLevel }, production: { log_level: logLevel, replicas } },
});

/** Short enough for a table: `staging log_level=info`, or the reason and the first of its facts. */
const told = (plan: Plan): string => {
  if (plan.kind === "refused")
    return `${plan.because.reason} ${Object.values(plan.because.facts).slice(0, 2).join(" ")}`;
  if (plan.kind !== "deploy") return plan.kind;
  return [plan.environment.name, ...Object.entries(plan.parameters).map((pair) => pair.join("="))].join(" ");
};
const planned = (said: Said) => planDeploy(toCommand(0, "deploy", said), known);
const given = (...pairs: readonly (readonly [name: string, value: string])[]) =>
  pairs.map(([name, value]) => ({ name, value }));

test("a command without an environment goes to the default one", () => {
  expect(planned({}).map(told)).toEqual(["staging log_level=info"]);
});

test("without a default environment the command must name one", () => {
  const plans = planDeploy(toCommand(0, "deploy", {}), knowing({ names: ["a", "b"] }));
  expect(plans).toEqual([
    { kind: "refused", because: { reason: "environment_unnamed", facts: { known: ["a", "b"] } } },
  ]);
});

test("a default environment that does not exist is told as such", () => {
  const plans = planDeploy(toCommand(0, "deploy", {}), knowing({ names: ["staging"], defaultName: "stagin" }));
  expect(plans).toMatchObject([{ because: { reason: "environment_unknown", facts: { nearest: "staging" } } }]);
});

test("each environment named has a plan, in order, spelled as it is configured", () => {
  const plans = planned({ environments: ["PLAIN", "prodction", "staging"] });
  expect(plans.map(told)).toEqual([
    "plain",
    "environment_unknown prodction staging,production,plain",
    "staging log_level=info",
  ]);
});

test("a plan says what the command says", () => {
  const force = { reason: "it burns" };
  expect(planned({ environments: ["plain"], ref: "main", dryRun: true, force })).toMatchObject([
    { kind: "deploy", ref: "main", parameters: {}, dryRun: true, force },
  ]);
});

test("parameters that are not given have their defaults", () => {
  expect(planned({ environments: ["production"], parameters: given(["replicas", "3"]) }).map(told)).toEqual([
    "production log_level=info replicas=3",
  ]);
});

test("parameters are told in the order and the spelling in which they are declared", () => {
  const parameters = given(["REPLICAS", "3"], ["Log_Level", "DEBUG"]);
  expect(planned({ environments: ["production"], parameters }).map(told)).toEqual([
    "production log_level=debug replicas=3",
  ]);
});

test("every mistake in the parameters is told, not only the first", () => {
  const parameters = given(["loglevel", "info"], ["color", "red"], ["log_level", "debg"]);
  expect(planned({ environments: ["production"], parameters })).toEqual([
    {
      kind: "refused",
      because: {
        reason: "parameter_unknown",
        facts: { name: "loglevel", environment: "production", known: ["log_level", "replicas"], nearest: "log_level" },
      },
    },
    {
      kind: "refused",
      because: {
        reason: "parameter_unknown",
        facts: { name: "color", environment: "production", known: ["log_level", "replicas"], nearest: null },
      },
    },
    {
      kind: "refused",
      because: {
        reason: "parameter_invalid",
        facts: { name: "log_level", value: "debg", must: "must be one of info, debug", nearest: "debug" },
      },
    },
    {
      kind: "refused",
      because: {
        reason: "parameter_missing",
        facts: { name: "replicas", environment: "production", must: "must be a number from 1 to 20" },
      },
    },
  ]);
});

test("each environment must know every parameter", () => {
  const parameters = given(["log_level", "debug"], ["replicas", "2"]);
  const plans = planned({ environments: ["staging", "production", "plain"], parameters });
  expect(plans.map(told)).toEqual([
    "parameter_unknown replicas staging",
    "production log_level=debug replicas=2",
    "parameter_unknown log_level plain",
    "parameter_unknown replicas plain",
  ]);
});

test("what is wrong in several environments in the same way is told once", () => {
  const parameters = given(["log_level", "loud"], ["replicas", "2"]);
  const plans = planned({ environments: ["staging", "production"], parameters });
  expect(plans.map(told)).toEqual(["parameter_unknown replicas staging", "parameter_invalid log_level loud"]);
});

test.each(["__proto__", "constructor", "toString"])("a parameter %s is unknown like any other", (name) => {
  const plans = planned({ environments: ["plain"], parameters: given([name, "1"]) });
  expect(plans.map(told)).toEqual([`parameter_unknown ${name} plain`]);
});

const texts = knowing({
  names: ["staging"],
  parameters: { staging: { token: { type: "string", default: null }, log_level: logLevel } },
});
const withSealed = (...pairs: readonly (readonly [name: string, value: string])[]) =>
  planDeploy(toCommand(0, "deploy", { environments: ["staging"], parameters: given(...pairs) }), texts);

test("a sealed value takes the place of declared text, in the declared spelling, or has a name of its own", () => {
  expect(withSealed(["Token", "sealed:1.a.b"], ["API_KEY", "sealed:1.c.d"])).toMatchObject([
    { kind: "deploy", parameters: { log_level: "info" }, sealed: { token: "sealed:1.a.b", API_KEY: "sealed:1.c.d" } },
  ]);
});

test("what is sealed takes no place where the value must be known", () => {
  expect(withSealed(["token", "x"], ["log_level", "sealed:1.a.b"]).map(told)).toEqual([
    "parameter_invalid log_level sealed:…",
  ]);
});

test("no name leads a sealed value astray", () => {
  const [plan] = withSealed(["token", "x"], ["__proto__", "sealed:1.a.b"]);
  expect(plan?.kind === "deploy" && Object.entries(plan.sealed)).toEqual([["__proto__", "sealed:1.a.b"]]);
});
