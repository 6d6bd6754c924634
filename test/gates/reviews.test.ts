import { expect, test } from "@jest/globals";
import type { Review, Reviews } from "../../src/domain/snapshot.ts";
import { reviews } from "../../src/gates/reviews.ts";
import type { CaseTold } from "../builders/case.ts";
import { headSha, mergeSha, otherSha } from "../builders/snapshot.ts";
import { today } from "../builders/time.ts";
import { answer, says } from "./answers.ts";

const review =
  (state: Review["state"]) =>
  (author: string, sha: string | null = headSha): Review => ({ author, state, sha });
const [approved, objected] = [review("approved"), review("changes_requested")];

const told = (needs: number | null, latest: readonly Review[], decision: Reviews["decision"] = null): CaseTold => ({
  request: { environment: { reviews: needs } },
  pullRequest: { reviews: { decision, latest } },
});

test.each([
  [null, []],
  ["approved", []],
  ["changes_requested", ["block changes_requested"]],
  ["review_required", ["block review_required"]],
  ["postponed" as "approved", ["block review_required"]],
] as const)("where nothing is configured, GitHub's decision %s gets %j", (decision, obstacles) => {
  expect(says(reviews, told(null, [], decision))).toEqual(obstacles);
});

test("where GitHub decides, the people are named", () => {
  const latest = [approved("bea"), objected("cem", otherSha), approved("dan", otherSha)];
  expect(answer(reviews, told(null, latest, "changes_requested"))).toMatchObject([{ facts: { by: ["cem"] } }]);
  expect(answer(reviews, told(null, latest, "review_required"))).toMatchObject([
    { facts: { needs: null, approvedBy: ["bea", "dan"] } },
  ]);
});

const short = ["block review_required"];

test.each<[number, string, Review[], string[]]>([
  [1, "nobody", [], short],
  [1, "one", [approved("bea")], []],
  [2, "one", [approved("bea")], short],
  [2, "two", [approved("bea"), approved("cem")], []],
  [2, "one twice", [approved("bea"), approved("Bea")], short],
  [1, "its author", [approved("mia")], short],
  [1, "its author, in capitals", [approved("MIA")], short],
  [1, "one, of a commit before,", [approved("bea", otherSha)], short],
  [1, "one, of a commit that is gone,", [approved("bea", null)], short],
  [
    1,
    "one, while another objects to a commit before,",
    [approved("bea"), objected("cem", otherSha)],
    ["block changes_requested"],
  ],
  [1, "nobody, while one objects", [objected("cem")], ["block changes_requested", "block review_required"]],
  [1, "one in a word that this version does not know", [review("blessed" as "approved")("bea")], short],
  [Number.NaN, "one", [approved("bea")], short],
])("where %j are asked, a head approved by %s gets %j", (needs, _, latest, obstacles) => {
  expect(says(reviews, told(needs, latest))).toEqual(obstacles);
});

test("a number is asked whatever GitHub decides", () => {
  expect(says(reviews, told(1, [], "approved"))).toEqual(short);
  expect(says(reviews, told(1, [approved("bea")], "review_required"))).toEqual([]);
});

test("it says how many are asked, and whose approval counts", () => {
  const latest = [approved("bea"), approved("cem", otherSha), approved("mia")];
  expect(answer(reviews, told(2, latest))).toMatchObject([{ facts: { needs: 2, approvedBy: ["bea"] } }]);
});

test("a pull request whose author is gone is nobody's own", () => {
  const { request, pullRequest } = told(1, [approved("bea")]);
  expect(says(reviews, { request: request ?? {}, pullRequest: { ...pullRequest, author: null } })).toEqual([]);
});

const gated = { sha: headSha, pushedAt: today("11:50:00") };
const merge = { sha: mergeSha, pushedAt: today("12:01:00") };

test.each<[string, Review[], string[]]>([
  ["the gated head", [approved("bea", headSha)], []],
  ["the merge", [approved("bea", mergeSha)], []],
  ["another commit", [approved("bea", otherSha)], short],
])("of the merge that Slipway asked for, an approval of %s counts: %j", (_, latest, obstacles) => {
  const given = told(1, latest);
  const request = { ...given.request, gated, head: merge };
  expect(says(reviews, { ...given, request, head: { sha: mergeSha } })).toEqual(obstacles);
});

test("what GitHub decided of the gated head carries over to the merge, an objection does not wait for it", () => {
  const request = { gated, head: merge };
  const head = { sha: mergeSha };
  expect(says(reviews, { ...told(null, [], "review_required"), request, head })).toEqual([]);
  expect(says(reviews, { ...told(null, [], "changes_requested"), request, head })).toEqual(["block changes_requested"]);
});

test.each([
  ["somebody else pushed after the merge", { gated, head: merge }, otherSha],
  ["nothing was merged", { gated, head: gated }, headSha],
  ["nothing was gated", { gated: null, head: null }, headSha],
])("where %s, nothing carries over", (_, request, sha) => {
  expect(says(reviews, { ...told(null, [], "review_required"), request, head: { sha } })).toEqual(short);
  const given = told(1, [approved("bea", "5".repeat(40))]);
  expect(says(reviews, { ...given, request: { ...given.request, ...request }, head: { sha } })).toEqual(short);
});

test("reviews that GitHub did not show refuse, unless none are asked", () => {
  const pullRequest = { reviews: { unread: "it has more than 100 reviews" } };
  const asked = (reviews: number | null): CaseTold => ({ pullRequest, request: { environment: { reviews } } });
  expect(answer(reviews, asked(null))).toEqual([
    {
      hold: "block",
      reason: "unread",
      facts: { what: "the reviews of the pull request", why: "it has more than 100 reviews" },
    },
  ]);
  expect(says(reviews, asked(1))).toEqual(["block unread"]);
  expect(says(reviews, asked(0))).toEqual([]);
});

test("where none are asked, an objection holds nothing up", () => {
  expect(says(reviews, told(0, [objected("cem")], "changes_requested"))).toEqual([]);
});

test("what has no pull request has no reviews: the refs gate judges it", () => {
  expect(says(reviews, { pullRequest: null, request: { environment: { reviews: 2 } } })).toEqual([]);
});
