import { expect, test } from "@jest/globals";
import { fork } from "../../src/gates/fork.ts";
import { headSha, otherSha } from "../builders/snapshot.ts";
import { answer, says } from "./answers.ts";

test.each([
  [false, "write", []],
  [true, "write", ["block fork"]],
  [true, "admin", ["block fork"]],
] as const)("code whose fork is %s gets, asked for by somebody with %s, %j", (isFork, role, obstacles) => {
  expect(says(fork, { pullRequest: { fork: isFork }, permission: { role, roleName: role } })).toEqual(obstacles);
});

test.each([
  ["nothing", null, ["block fork_by_sha"]],
  ["its full sha", headSha, []],
  ["its full sha in capitals", headSha.toUpperCase(), []],
  ["the beginning of its sha", headSha.slice(0, 12), ["block fork_by_sha"]],
  ["its sha and more", `${headSha}0`, ["block fork_by_sha"]],
  ["another sha", otherSha, ["block fork_by_sha"]],
  ["its branch", "topic", ["block fork_by_sha"]],
  ["nothing in quotes", "", ["block fork_by_sha"]],
])("where forks are taken by sha, a fork's head of which the command names %s gets %j", (_, named, obstacles) => {
  const request = { named, environment: { forks: "by_sha" } } as const;
  expect(says(fork, { request, pullRequest: { fork: true } })).toEqual(obstacles);
});

test("where forks are never taken, the full sha changes nothing", () => {
  expect(says(fork, { request: { named: headSha }, pullRequest: { fork: true } })).toEqual(["block fork"]);
});

test("a setting that this version does not know takes no forks", () => {
  const request = { named: headSha, environment: { forks: "always" as "by_sha" } };
  expect(says(fork, { request, pullRequest: { fork: true } })).toEqual(["block fork"]);
});

test("it says which sha to name", () => {
  const request = { environment: { forks: "by_sha" } } as const;
  expect(answer(fork, { request, pullRequest: { fork: true } })).toMatchObject([
    { facts: { ref: "topic", sha: headSha, environment: "staging" } },
  ]);
});

test.each([
  ["sha", [], ["block commit_of_nobody"]],
  ["sha", ["topic"], []],
  ["branch", [], []],
  ["tag", [], []],
] as const)("without a pull request, a %s that is on %j gets %j", (kind, on, obstacles) => {
  expect(says(fork, { pullRequest: null, head: { kind, on } })).toEqual(obstacles);
});

test("a commit that is an open pull request's head is somebody's", () => {
  expect(says(fork, { head: { kind: "sha", on: [] } })).toEqual([]);
});
