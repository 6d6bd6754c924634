import { expect, test } from "@jest/globals";
import type { PullRequestAnswer, ReviewAnswer } from "../../src/github/facts-answer.ts";
import { aPullRequest, before, head, page } from "./answers.ts";
import { readFacts, type Told } from "./asked.ts";
import { refused } from "./queries.ts";

const review = (told: Partial<ReviewAnswer> = {}): ReviewAnswer => ({
  state: "APPROVED",
  author: { login: "mia" },
  commit: { oid: head },
  ...told,
});

const reviewsOf = async (told: Partial<PullRequestAnswer>, more: Omit<Told, "repository"> = {}) =>
  (await readFacts({ ...more, repository: { pullRequest: aPullRequest(told) } })).facts.pullRequest?.reviews;

test.each([
  ["APPROVED", "approved"],
  ["CHANGES_REQUESTED", "changes_requested"],
  ["REVIEW_REQUIRED", "review_required"],
  [null, null],
] as const)("GitHub's decision %s is %s", async (reviewDecision, decision) => {
  expect(await reviewsOf({ reviewDecision })).toEqual({ decision, latest: [] });
});

test("each newest opinion names who, what, and which commit", async () => {
  const nodes = [
    review(),
    review({ author: { login: "alan" }, state: "CHANGES_REQUESTED", commit: { oid: before } }),
    review({ author: { login: "tri" }, state: "DISMISSED" }),
    review({ author: { login: "rita" }, commit: null }),
  ];
  expect(await reviewsOf({ latestOpinionatedReviews: page(nodes) })).toMatchObject({
    latest: [
      { author: "mia", state: "approved", sha: head },
      { author: "alan", state: "changes_requested", sha: before },
      { author: "rita", state: "approved", sha: null },
    ],
  });
});

test("an approval of an account that is gone counts for nothing, its objection stays", async () => {
  const nodes = [review({ author: null }), review({ author: null, state: "CHANGES_REQUESTED" })];
  expect(await reviewsOf({ latestOpinionatedReviews: page(nodes) })).toMatchObject({
    latest: [{ author: "ghost", state: "changes_requested" }],
  });
});

test("only opinions of people who may write are asked for", async () => {
  const { queries } = await readFacts();
  expect(queries[0]?.text).toContain("latestOpinionatedReviews(first: 100, writersOnly: true)");
});

const hundred = (next: string | null) =>
  page(
    Array.from({ length: 100 }, (_, index) => review({ author: { login: `p${index}` } })),
    next,
  );
const further = (next: string | null) => ({
  data: { repository: { pullRequest: { latestOpinionatedReviews: hundred(next) } } },
});

test("more than a page of opinions is read on", async () => {
  const told = { latestOpinionatedReviews: hundred("r100") };
  expect(await reviewsOf(told, { pages: [further(null)] })).toMatchObject({ latest: { length: 200 } });
});

test("after ten pages the reviews are unread", async () => {
  const pages = Array.from({ length: 9 }, () => further("more"));
  const reviews = await reviewsOf({ latestOpinionatedReviews: hundred("r100") }, { pages });
  expect(reviews).toEqual({ unread: "it has more than 1000 reviews" });
});

test.each([
  ["refuses the list", { latestOpinionatedReviews: null }, [refused("pullRequest", "latestOpinionatedReviews")]],
  ["refuses an author", {}, [refused("pullRequest", "latestOpinionatedReviews", "nodes", 0, "author")]],
  ["refuses the decision", {}, [refused("pullRequest", "reviewDecision")]],
])("where GitHub %s, the reviews are unread", async (_what, told, errors) => {
  expect(await reviewsOf(told, { errors })).toEqual({ unread: "Resource not accessible by integration" });
});

test("a decision that Slipway does not know is unread", async () => {
  expect(await reviewsOf({ reviewDecision: "MAYBE" })).toEqual({
    unread: "Slipway does not know the review decision MAYBE",
  });
});
