import { expect, test } from "@jest/globals";
import { mostMerges, upToDate } from "../../src/gates/up-to-date.ts";
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

test.each([
  ["not behind", { behindBy: 0 }],
  ["behind", { behindBy: 3 }],
  ["behind, nobody knows how far", { behindBy: unread }],
])("without auto_merge, a branch that is %s is deployed as it is", (_, head) => {
  expect(says(upToDate, { head, request: { environment: { autoMerge: false }, merges: mostMerges } })).toEqual([]);
});

test("it says how often the default branch was merged in, for nothing", () => {
  expect(answer(upToDate, { head: { behindBy: 1 }, request: { merges: 4 } })).toMatchObject([
    { facts: { base: "main", rounds: 3 } },
  ]);
});
