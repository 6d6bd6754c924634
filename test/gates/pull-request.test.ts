import { expect, test } from "@jest/globals";
import { pullRequest } from "../../src/gates/pull-request.ts";
import { answer, says } from "./answers.ts";

test.each([
  ["open", true, []],
  ["open", false, ["block branch_deleted"]],
  ["closed", true, ["block pull_request_closed"]],
  ["closed", false, ["block pull_request_closed"]],
  ["merged", true, ["block pull_request_closed"]],
  ["merged", false, ["block pull_request_closed"]],
] as const)("a pull request that is %s and whose branch exists: %s gets %j", (state, exists, obstacles) => {
  expect(says(pullRequest, { pullRequest: { state }, head: { exists } })).toEqual(obstacles);
});

test("a state that this version does not know deploys nothing", () => {
  const state = "locked" as "open";
  expect(says(pullRequest, { pullRequest: { state } })).toEqual(["block pull_request_closed"]);
});

test("it says whether the pull request is closed or merged", () => {
  expect(answer(pullRequest, { pullRequest: { state: "merged" } })).toMatchObject([{ facts: { state: "merged" } }]);
});
