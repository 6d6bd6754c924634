import { expect, test } from "@jest/globals";
import type { CommentRef } from "../../src/domain/request.ts";
import { edge, repository } from "./edge.ts";
import { answerWith, expectValid, failed } from "./queries.ts";

const comment: CommentRef = {
  kind: "comment",
  id: 501,
  nodeId: "IC_501",
  url: "https://github.test/acme/site/pull/7#issuecomment-501",
  createdAt: "2026-01-05T09:59:00Z",
};
const review: CommentRef = { ...comment, kind: "review", nodeId: "PRR_501" };

test.each(["-1", "eyes"] as const)("a comment gets its %s over REST", async (content) => {
  const { github, scope } = await edge();
  scope.post("/repos/acme/site/issues/comments/501/reactions", { content }).reply(201, { id: 1, content });
  await github.react(repository, comment, content);
  scope.done();
});

test.each([
  ["-1", "THUMBS_DOWN"],
  ["eyes", "EYES"],
] as const)("a review, which has no reactions in REST, gets its %s by node id", async (content, word) => {
  const { github, scope } = await edge();
  const queries = answerWith(scope, [{ data: { react: { reaction: { content: word } } } }]);
  await github.react(repository, review, content);
  expect(queries[0]?.variables).toEqual({ subject: "PRR_501", content: word });
  expectValid(queries);
  scope.done();
});

test.each([
  ["is gone", { type: "NOT_FOUND", message: "Could not resolve to a node" }, { fault: "rejected" }],
  [
    "may not be reacted to",
    { type: "FORBIDDEN", message: "Resource not accessible by integration" },
    { fault: "setup" },
  ],
  ["met a limit", { type: "RATE_LIMITED", message: "API rate limit exceeded" }, { fault: "transient" }],
  ["GitHub failed on", failed, { fault: "transient", maybeApplied: true }],
])("a review that %s throws what it means", async (_what, error, expected) => {
  const { github, scope } = await edge();
  answerWith(scope, [{ data: { react: null }, errors: [{ ...error, path: ["react"] }] }]);
  await expect(github.react(repository, review, "eyes")).rejects.toMatchObject(expected);
  scope.done();
});
