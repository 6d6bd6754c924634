import { expect, test } from "@jest/globals";
import { base } from "../../src/gates/base.ts";
import { answer, says } from "./answers.ts";

const trunk = { defaultBranch: { name: "trunk", sha: "1".repeat(40) } };

test.each([
  ["trunk", []],
  ["main", ["block base_not_default"]],
  ["Trunk", ["block base_not_default"]],
  ["refs/heads/trunk", ["block base_not_default"]],
  ["", ["block base_not_default"]],
])("where trunk is the default branch, a pull request into %j gets %j", (name, obstacles) => {
  expect(says(base, { repository: trunk, pullRequest: { base: name } })).toEqual(obstacles);
});

test("it names both branches", () => {
  expect(answer(base, { pullRequest: { base: "release/1" } })).toMatchObject([
    { facts: { base: "release/1", defaultBranch: "main" } },
  ]);
});
