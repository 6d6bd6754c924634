import { expect, test } from "@jest/globals";
import type { Purpose } from "../../src/domain/request.ts";
import { judgeAll } from "../../src/gates/decide.ts";
import { aCase } from "../builders/case.ts";

const askedOf = (purpose: Purpose): readonly string[] =>
  judgeAll(aCase({ request: { purpose } })).flatMap(({ gate, skipped }) => (skipped ? [] : [gate]));

test("a deployment is asked for everything, and a promotion for everything but being up to date", () => {
  const all = askedOf("deploy");
  expect(judgeAll(aCase()).map(({ gate }) => gate)).toEqual(all);
  expect(askedOf("promote")).toEqual(all.filter((gate) => gate !== "up to date"));
});

test("a rollback skips checks, reviews and order, never permission, freeze and locks of others", () => {
  expect(askedOf("rollback")).toEqual([
    "permission",
    "repository",
    "approvals",
    "timer",
    "freeze",
    "lock",
    "queue",
    "executor",
  ]);
});

test("an operation is asked for its checks and approvals, not for what was asked of its code before", () => {
  expect(askedOf("run")).toEqual([
    "permission",
    "repository",
    "contexts",
    "approvals",
    "timer",
    "freeze",
    "lock",
    "queue",
    "executor",
  ]);
});
