import { expect, test } from "@jest/globals";
import type { Environment } from "../../src/domain/environment.ts";
import { executor } from "../../src/gates/executor.ts";
import { aCase, type CaseTold } from "../builders/case.ts";

const sealed = { API_KEY: "sealed:1.5085d612.AAAA" };
const local = { kind: "operator", name: "local" } as const;
const workflow = { kind: "workflow", file: "deploy.yml", ref: "default", inputs: null } as const;
const told = (kind: Environment["executor"], more: CaseTold = {}) =>
  executor.evaluate(aCase({ executor: "ready", ...more, request: { environment: { executor: kind }, sealed } }));

test("an executor of the operator's gets sealed values", () => {
  expect(told(local)).toEqual([]);
});

test.each([[workflow], [{ kind: "external" }]] as const)("%j gets none", (kind) => {
  expect(told(kind)).toMatchObject([
    { hold: "block", reason: "sealed_not_taken", facts: { names: ["API_KEY"], executor: kind.kind } },
  ]);
});

test("a value that cannot be opened here holds the deployment", () => {
  const unopened = { name: "API_KEY", why: "place" } as const;
  expect(told(local, { unopened })).toMatchObject([
    { hold: "block", reason: "sealed_unopened", facts: { ...unopened, environment: "staging" } },
  ]);
});

test("an executor that is not there is told beside it", () => {
  const answers = told(local, { executor: { missing: "local" }, unopened: { name: "API_KEY", why: "key" } });
  expect(answers.map(({ reason }) => reason)).toEqual(["executor_missing", "sealed_unopened"]);
});
