// What a page asks GitHub: what there is to choose from, and which comment ours has become.
import { expect, test } from "@jest/globals";
import { edge, repository } from "./edge.ts";
import { answerWith, expectValid, failed, refused } from "./queries.ts";

const pull = { number: 7, title: "A change", headRefName: "topic", isDraft: false, author: { login: "ada" } };
const answer = {
  url: "https://github.test/acme/site",
  defaultBranchRef: { name: "main" },
  config: { __typename: "Blob", isBinary: false, isTruncated: false, text: "environments: { qa: {} }\n" },
  environments: { nodes: [{ name: "staging" }] },
  pullRequests: { nodes: [pull, { ...pull, number: 6, isDraft: true, author: null }] },
};

test("one read tells the configuration, the environments and the open pull requests", async () => {
  const { github, scope } = await edge();
  const queries = answerWith(scope, [{ data: { repository: answer } }]);
  expect(await github.readChoices(repository)).toEqual({
    url: "https://github.test/acme/site",
    config: {
      kind: "file",
      path: ".github/slipway.yml",
      url: "https://github.test/acme/site/blob/main/.github/slipway.yml",
      text: "environments: { qa: {} }\n",
      base: null,
    },
    environments: [{ name: "staging", protection: { unread: "its protection was not asked for" } }],
    pullRequests: [
      { number: 7, title: "A change", branch: "topic", author: "ada", isDraft: false },
      { number: 6, title: "A change", branch: "topic", author: null, isDraft: true },
    ],
  });
  expectValid(queries);
  scope.done();
});

test("pull requests that GitHub does not show are unread", async () => {
  const { github, scope } = await edge();
  const hidden = { ...answer, pullRequests: { nodes: null } };
  answerWith(scope, [{ data: { repository: hidden }, errors: [refused("pullRequests", "nodes")] }]);
  const { pullRequests } = await github.readChoices(repository);
  expect(pullRequests).toEqual({ unread: "Resource not accessible by integration" });
  scope.done();
});

const comment = {
  id: "IC_501",
  fullDatabaseId: "3000000501",
  url: "https://github.test/acme/site/pull/7#issuecomment-3000000501",
  createdAt: "2026-01-05T10:00:00Z",
};

test("a comment is known by its number, also by one that is too long for GitHub's older field", async () => {
  const { github, scope } = await edge();
  const queries = answerWith(scope, [{ data: { node: comment } }]);
  const { id: nodeId, url, createdAt } = comment;
  expect(await github.readComment(repository, "IC_501")).toEqual({
    kind: "comment",
    id: 3_000_000_501,
    nodeId,
    url,
    createdAt,
  });
  expectValid(queries);
  scope.done();
});

test("a comment that somebody deleted is none", async () => {
  const { github, scope } = await edge();
  const gone = { type: "NOT_FOUND", path: ["node"], message: "Could not resolve to a node" };
  answerWith(scope, [{ data: { node: null }, errors: [gone] }]);
  expect(await github.readComment(repository, "IC_501")).toBeNull();
  scope.done();
});

test.each([
  ["is hidden", { type: "FORBIDDEN", path: ["node"], message: "Resource not accessible by integration" }, "setup"],
  ["GitHub fails to read", { ...failed, path: ["node"] }, "transient"],
])("a comment that %s is no comment that is gone", async (_what, error, fault) => {
  const { github, scope } = await edge();
  answerWith(scope, [{ data: { node: null }, errors: [error] }]);
  await expect(github.readComment(repository, "IC_501")).rejects.toMatchObject({ fault });
  scope.done();
});
