import { expect, test } from "@jest/globals";
import { fork } from "../../src/gates/fork.ts";
import { says } from "./answers.ts";

test.each([
  [false, "write", []],
  [true, "write", ["block fork"]],
  [true, "admin", ["block fork"]],
] as const)("code whose fork is %s gets, asked for by somebody with %s, %j", (isFork, role, obstacles) => {
  expect(says(fork, { pullRequest: { fork: isFork }, permission: { role, roleName: role } })).toEqual(obstacles);
});
