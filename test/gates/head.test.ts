import { expect, test } from "@jest/globals";
import { head } from "../../src/gates/head.ts";
import { aComment } from "../builders/request.ts";
import { headSha, otherSha } from "../builders/snapshot.ts";
import { today } from "../builders/time.ts";
import { answer, says } from "./answers.ts";

const gated = { sha: headSha, pushedAt: today("11:50:00") };

test.each([
  ["ten minutes before the comment", [], { by: "delivery", at: today("11:50:00") }],
  ["ten minutes before the comment, as the activity says,", [], { by: "activity", at: today("11:50:00") }],
  ["in the second of the comment", [], { by: "activity", at: today("12:00:00.999") }],
  ["one second after the comment", ["block head_after_comment"], { by: "activity", at: today("12:00:01") }],
  ["after the comment, as a delivery says,", ["block head_after_comment"], { by: "delivery", at: today("12:00:01") }],
  ["nobody knows when", ["block head_unknown"], { by: "nobody" }],
  ["at a time that is none", ["block head_after_comment"], { by: "activity", at: "yesterday" }],
  ["at no time at all", ["block head_after_comment"], { by: "activity", at: "" }],
] as const)("a head that was pushed %s gets %j", (_, obstacles, pushed) => {
  expect(says(head, { pushed })).toEqual(obstacles);
});

test("a comment whose time is none has seen nothing", () => {
  const comment = aComment({ createdAt: "noon" });
  expect(says(head, { request: { comment } })).toEqual(["block head_after_comment"]);
});

test.each([
  ["an open pull request whose branch is gone", { head: { exists: false } }],
  ["a closed pull request", { pullRequest: { state: "closed" } }],
  ["a merged pull request", { pullRequest: { state: "merged" } }],
] as const)("of %s nobody is asked when it was pushed: the pull request gate refuses it", (_, told) => {
  expect(says(head, { ...told, pushed: { by: "nobody" } })).toEqual([]);
});

test("of a fork's head that the command does not name, nobody is asked when it was pushed: the fork gate refuses it", () => {
  expect(says(head, { pullRequest: { fork: true }, pushed: { by: "nobody" } })).toEqual([]);
});

test.each([
  ["its full sha", headSha, []],
  ["its full sha in capitals", headSha.toUpperCase(), []],
  ["its branch", "topic", ["block head_unknown"]],
  ["the beginning of its sha", headSha.slice(0, 39), ["block head_unknown"]],
  ["another sha", otherSha, ["block head_unknown"]],
])("a head that nobody saw pushed, and of which the command names %s, gets %j", (_, named, obstacles) => {
  const pushed = { by: "nobody" } as const;
  expect(says(head, { request: { named }, pushed })).toEqual(obstacles);
  expect(says(head, { request: { named }, pushed, pullRequest: null })).toEqual(obstacles);
});

test("a head that the comment itself names was seen by its author", () => {
  expect(says(head, { pushed: { by: "comment", at: today("12:00:01") } })).toEqual([]);
});

test("a way to know a push that this version does not know is none", () => {
  const pushed = { by: "hearsay" as "delivery", at: today("11:50:00") };
  expect(says(head, { pushed })).toEqual(["block head_unknown"]);
});

test.each([
  ["before the comment", [], { by: "activity", at: today("11:50:00") }],
  ["after the comment", ["block head_after_comment"], { by: "activity", at: today("12:00:01") }],
  ["nobody knows when", ["block head_unknown"], { by: "nobody" }],
] as const)("a branch without a pull request that was pushed %s gets %j", (_, obstacles, pushed) => {
  expect(says(head, { pullRequest: null, pushed })).toEqual(obstacles);
});

test("a branch or tag without a pull request that is gone is refused by its name, also while it waits", () => {
  const gone = { pullRequest: null, head: { exists: false, ref: "release/1" } };
  const refused = [{ hold: "block", reason: "ref_not_found", facts: { ref: "release/1" } }];
  expect(answer(head, gone)).toEqual(refused);
  expect(answer(head, { ...gone, request: { gated, head: gated } })).toEqual(refused);
});

test("a head that was gated needs no second word on when it was pushed", () => {
  expect(says(head, { request: { gated, head: gated }, pushed: { by: "nobody" } })).toEqual([]);
});

test("a head that moved while the request waited is refused, also by a push that is older than the comment", () => {
  expect(answer(head, { request: { gated, head: gated }, head: { sha: otherSha } })).toMatchObject([
    { hold: "block", reason: "head_moved", facts: { from: headSha, to: otherSha } },
  ]);
});

test("a head that moved is refused although GitHub said that it merged", () => {
  const request = { gated, head: gated, merging: "merged" as const };
  expect(says(head, { request, head: { sha: otherSha } })).toEqual(["block head_moved"]);
});

test("a merge that GitHub reported and does not show yet is looked for again in two seconds", () => {
  const request = { gated, head: gated, merging: "merged" as const };
  expect(answer(head, { request, now: today("12:00:02") })).toMatchObject([
    { hold: "wait", reason: "merge_unseen", facts: { base: "main" }, lookAgainAt: today("12:00:04") },
  ]);
});

test("a fork's head that moved while the request waited is refused", () => {
  const request = { named: headSha, gated, head: gated };
  expect(says(head, { request, pullRequest: { fork: true }, head: { sha: otherSha } })).toEqual(["block head_moved"]);
});

test("a merge that does not show for a minute is refused", () => {
  const request = { gated, head: gated, merging: "merged" as const, askedAt: today("12:00:00") };
  expect(says(head, { request, now: today("12:01:00") })).toEqual(["wait merge_unseen"]);
  expect(says(head, { request, now: today("12:01:00.001") })).toEqual(["block merge_unseen"]);
});
