import { expect, test } from "@jest/globals";
import { requiredContexts } from "../../src/gates/required-contexts.ts";
import { aContext, aSuite } from "../builders/context.ts";
import { headSha, mergeSha } from "../builders/snapshot.ts";
import { today } from "../builders/time.ts";
import { answer, says } from "./answers.ts";

const pending = aContext({ name: "ci/slow", state: "pending", word: "in_progress", url: "https://ci.test/1" });
const failing = aContext({ name: "ci/lint", state: "failing", word: "timed_out" });

const settling = [aSuite({ updatedAt: today("11:58:00") })];

test.each([
  ["all are green", [], {}],
  ["one is skipped", [], { found: [aContext({ state: "skipped" })] }],
  ["one is neutral", [], { found: [aContext({ state: "neutral" })] }],
  ["one is pending", ["wait contexts_pending"], { found: [aContext(), pending] }],
  ["one is failing", ["block contexts_failing"], { found: [aContext(), failing] }],
  ["one is pending and one failing", ["block contexts_failing"], { found: [pending, failing] }],
  ["one is missing that the head before had", ["wait contexts_pending"], { previous: ["ci/docs"], suites: settling }],
  ["one is missing that is required", ["wait contexts_pending"], { required: ["ci/docs"] }],
  ["none was shown by GitHub", ["block unread"], { unread: "it has more than 100 checks" }],
])("contexts of which %s get %j", (_, obstacles, contexts) => {
  expect(says(requiredContexts, { contexts })).toEqual(obstacles);
});

test.each([
  ["all", ["block unread"]],
  [["ci/test"], ["block unread"]],
  [[], ["block unread"]],
  ["none", []],
])("contexts that GitHub did not show, where %j is asked for, get %j", (requiredSetting, obstacles) => {
  const request = { environment: { requiredContexts: requiredSetting as "all" } };
  expect(says(requiredContexts, { request, contexts: { unread: "hidden" } })).toEqual(obstacles);
});

test("what fails is named, and what is still pending with it", () => {
  expect(answer(requiredContexts, { contexts: { found: [pending, failing] } })).toEqual([
    {
      hold: "block",
      reason: "contexts_failing",
      facts: {
        failing: [{ name: "ci/lint", word: "timed_out", url: null }],
        pending: [{ name: "ci/slow", word: "in_progress", url: "https://ci.test/1" }],
      },
    },
  ]);
});

test("what is pending is looked at again after five minutes, though no delivery says so", () => {
  expect(answer(requiredContexts, { contexts: { found: [pending], previous: [] } })).toEqual([
    {
      hold: "wait",
      reason: "contexts_pending",
      facts: { pending: [{ name: "ci/slow", word: "in_progress", url: "https://ci.test/1" }], missing: [] },
      lookAgainAt: today("12:05:02"),
    },
  ]);
});

test("what is missing is looked at again when it may be given up", () => {
  const contexts = { previous: ["ci/docs"], suites: [aSuite({ updatedAt: today("11:56:00") })] };
  expect(answer(requiredContexts, { contexts })).toMatchObject([
    { facts: { pending: [], missing: ["ci/docs"] }, lookAgainAt: today("12:01:00") },
  ]);
});

test("what is missing and cannot be given up yet is looked at again after five minutes", () => {
  const suites = [aSuite({ updatedAt: today("12:00:01") })];
  const now = today("11:59:00");
  expect(answer(requiredContexts, { contexts: { previous: ["ci/docs"], suites }, now })).toMatchObject([
    { lookAgainAt: today("12:04:00") },
  ]);
});

test("what is missing and was given up holds nothing up", () => {
  const contexts = { previous: ["ci/docs"], suites: [aSuite({ updatedAt: today("11:54:00") })] };
  expect(says(requiredContexts, { contexts })).toEqual([]);
});

const silence = { found: [], suites: [], previous: [] };

test.each([
  ["11:50:00", []],
  ["11:59:52", []],
  ["11:59:53", ["wait head_young"]],
  ["12:00:00", ["wait head_young"]],
])("a head that was pushed at %s, on which nothing ever reported, gets %j at 12:00:02", (at, obstacles) => {
  const young = { pushed: { by: "activity", at: today(at) }, contexts: silence } as const;
  expect(says(requiredContexts, young)).toEqual(obstacles);
});

test("a young head is looked at again when it is ten seconds old", () => {
  const young = { pushed: { by: "activity", at: today("12:00:00") }, contexts: silence } as const;
  expect(answer(requiredContexts, young)).toMatchObject([
    { facts: { sha: headSha, until: today("12:00:10") }, lookAgainAt: today("12:00:10") },
  ]);
});

test("where nobody knows when the head was pushed, it is as young as this look", () => {
  expect(says(requiredContexts, { pushed: { by: "nobody" }, contexts: silence })).toEqual(["wait head_young"]);
});

test("where none is asked for, a young head may go", () => {
  const request = { environment: { requiredContexts: "none" } } as const;
  const pushed = { by: "activity", at: today("12:00:00") } as const;
  expect(says(requiredContexts, { request, pushed, contexts: silence })).toEqual([]);
});

test("the merge that Slipway asked for is as young as the look that saw it first", () => {
  const merge = { sha: mergeSha, pushedAt: today("12:00:00") };
  const told = {
    request: { head: merge },
    head: { sha: mergeSha },
    pushed: { by: "nobody" },
    contexts: silence,
  } as const;
  expect(says(requiredContexts, { ...told, now: today("12:00:09") })).toEqual(["wait head_young"]);
  expect(says(requiredContexts, { ...told, now: today("12:00:10") })).toEqual([]);
});
