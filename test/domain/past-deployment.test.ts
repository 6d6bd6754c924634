import { expect, test } from "@jest/globals";
import { runsThere, underWay } from "../../src/domain/past-deployment.ts";
import { aPastDeployment } from "../builders/past-deployment.ts";
import { today } from "../builders/time.ts";

const failed = { state: "failure", succeededAt: null } as const;

test.each([
  ["the newest success", [{ id: 2 }, { id: 1 }], 2],
  ["not an operation", [{ id: 2, task: "db:migrate" }, { id: 1 }], 1],
  ["not what failed", [{ id: 2, ...failed }, { id: 1 }], 1],
  ["not what was retired", [{ id: 2, state: "inactive" as const }, { id: 1 }], 1],
  ["what is reported on again after its success", [{ id: 2, state: "in_progress" as const }, { id: 1 }], 2],
  ["nothing where nothing succeeded", [{ id: 2, ...failed }], null],
  ["nothing where there is nothing", [], null],
])("%s is what runs", (_which, told, id) => {
  expect(runsThere(told.map(aPastDeployment))?.id ?? null).toBe(id);
});

test("what was retired by the success of an operation on it is what runs", () => {
  const retired = aPastDeployment({ id: 1, state: "inactive", stateAt: today("11:30:01") });
  const operation = aPastDeployment({ id: 2, task: "db:migrate", succeededAt: today("11:30:00") });
  expect(runsThere([operation, retired])?.id).toBe(1);
  expect(runsThere([operation, { ...retired, stateAt: today("11:31:00") }])).toBe(null);
});

test("what is under way has no final state, and was not silent for too long", () => {
  const now = new Date(today("12:00:00"));
  const history = [
    aPastDeployment({ id: 4, state: null, stateAt: today("11:59:00") }),
    aPastDeployment({ id: 3, state: "in_progress", stateAt: today("11:31:00") }),
    aPastDeployment({ id: 2, state: "in_progress", stateAt: today("11:29:00") }),
    aPastDeployment({ id: 1 }),
  ];
  expect(underWay(history, { now, timeout: 30 * 60_000 }).map(({ id }) => id)).toEqual([4, 3]);
});
