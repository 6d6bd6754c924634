import { expect, test } from "@jest/globals";
import { approvals } from "../../src/gates/approvals.ts";
import { lock } from "../../src/gates/lock.ts";
import { queue } from "../../src/gates/queue.ts";
import { answer, says } from "./answers.ts";

test.each([
  [0, []],
  [1, ["block approvals_not_offered"]],
  [2, ["block approvals_not_offered"]],
])("where %d approvals are asked, which cannot be given yet, a request gets %j", (approvals_, obstacles) => {
  expect(says(approvals, { request: { environment: { approvals: approvals_ } } })).toEqual(obstacles);
});

test("it says how many approvals are asked, and of whom", () => {
  const environment = { approvals: 1, approvers: ["bea", "acme/sre"] };
  expect(answer(approvals, { request: { environment } })).toMatchObject([
    { facts: { needs: 1, by: ["bea", "acme/sre"] } },
  ]);
  expect(answer(approvals, { request: { environment: { approvals: 2 } } })).toMatchObject([
    { facts: { needs: 2, by: [] } },
  ]);
});

test("what has no pull request cannot be approved: the refs gate refuses it", () => {
  expect(says(approvals, { pullRequest: null, request: { environment: { approvals: 1 } } })).toEqual([]);
});

test.each([
  [false, []],
  [true, ["block lock_not_offered"]],
])("an environment that locks on deployment: %s gets %j", (onDeploy, obstacles) => {
  const environment = { lock: { onDeploy, release: "merge", expires: null } } as const;
  expect(says(lock, { request: { environment } })).toEqual(obstacles);
});

test.each([
  ["queue", []],
  ["reject", []],
  ["replace", ["block replace_not_offered"]],
  ["overtake" as "queue", ["block replace_not_offered"]],
] as const)("an environment with the concurrency %s gets %j", (concurrency, obstacles) => {
  expect(says(queue, { request: { environment: { concurrency } } })).toEqual(obstacles);
});
