import { expect, test } from "@jest/globals";
import { isMergedFirst, mayMerge, mostMerges, upToDate } from "../../src/gates/up-to-date.ts";
import { aCase, type CaseTold } from "../builders/case.ts";
import { answer, says } from "./answers.ts";

const unread = { unread: "Resource not accessible by integration" };

test.each([
  ["not behind", [], { behindBy: 0 }, 0],
  ["behind", [], { behindBy: 3 }, 0],
  ["behind after the second merge", [], { behindBy: 1 }, 2],
  ["behind after the third merge", ["block merge_rounds"], { behindBy: 1 }, 3],
  ["not behind after the third merge", [], { behindBy: 0 }, 3],
  ["behind, nobody knows how far,", ["block behind_unknown"], { behindBy: unread }, 0],
])("a branch that is %s gets %j", (_, obstacles, head, merges) => {
  expect(says(upToDate, { head, request: { merges } })).toEqual(obstacles);
});

const unmerged: [string, CaseTold][] = [
  ["without auto_merge, a branch", { request: { environment: { autoMerge: false }, merges: mostMerges } }],
  ["a fork's branch", { pullRequest: { fork: true } }],
  ["a branch without a pull request", { pullRequest: null }],
  ["a tag", { pullRequest: null, head: { kind: "tag" } }],
  ["a commit", { pullRequest: null, head: { kind: "sha" } }],
  ["a pull request's head, named by its sha,", { head: { kind: "sha" } }],
];

const behind = (told: CaseTold, behindBy: number | typeof unread, upToDate: "required" | "optional"): CaseTold => ({
  ...told,
  head: { ...told.head, behindBy },
  request: { ...told.request, environment: { ...told.request?.environment, upToDate } },
});

test.each(unmerged)("%s is deployed as it is, however far it is behind", (_, told) => {
  for (const by of [0, 3, unread]) expect(says(upToDate, behind(told, by, "optional"))).toEqual([]);
  expect(mayMerge(aCase(behind(told, 3, "optional")))).toBe(false);
  expect(isMergedFirst(aCase(behind(told, 3, "optional")))).toBe(false);
});

test.each(unmerged)("%s must not be behind where that is required", (_, told) => {
  expect(says(upToDate, behind(told, 0, "required"))).toEqual([]);
  expect(answer(upToDate, behind(told, 3, "required"))).toEqual([
    { hold: "block", reason: "behind", facts: { base: "main", by: 3 } },
  ]);
  expect(says(upToDate, behind(told, unread, "required"))).toEqual(["block behind_unknown"]);
});

test("a pull request's branch that may have the default branch merged in is not refused for being behind", () => {
  expect(says(upToDate, behind({}, 3, "required"))).toEqual([]);
});

test("a setting that this version does not know refuses what is behind", () => {
  expect(says(upToDate, behind({ pullRequest: null }, 3, "sometimes" as "optional"))).toEqual(["block behind"]);
});

test("it says how often the default branch was merged in, for nothing", () => {
  expect(answer(upToDate, { head: { behindBy: 1 }, request: { merges: 4 } })).toMatchObject([
    { facts: { base: "main", rounds: 3 } },
  ]);
});

test.each([
  [0, 0, true, false],
  [3, 0, true, true],
  [3, 2, true, true],
  [3, 3, false, true],
  [unread, 0, true, false],
])(
  "a branch behind by %j after %d merges may be merged: %s, and only a merge of it is deployed: %s",
  (behindBy, merges, may, only) => {
    const given = aCase({ head: { behindBy }, request: { merges } });
    expect(mayMerge(given)).toBe(may);
    expect(isMergedFirst(given)).toBe(only);
  },
);
