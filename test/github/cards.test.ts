import { expect, test } from "@jest/globals";
import { edge, repository } from "./edge.ts";

const created = { commentEdge: { node: { id: "IC_new" } } };
const writes = {
  create: { pullRequest: "PR_1", body: "new" },
  update: [{ nodeId: "IC_a", body: "old" }],
  outdate: ["IC_a"],
};

test("a new card, the old one's last words and its minimising are one request", async () => {
  const { github, scope } = await edge();
  const sent: string[] = [];
  scope
    .post("/graphql", ({ query, variables }: { query: string; variables: object }) => {
      sent.push(...[...query.matchAll(/^ {2}(\w+): (\w+)/gm)].map(([, alias, field]) => `${alias} ${field}`));
      expect(variables).toEqual({ subject: "PR_1", body: "new", card0: "IC_a", text0: "old", old0: "IC_a" });
      return true;
    })
    .reply(200, { data: { create: created } });
  expect(await github.writeCards(repository, writes)).toBe("IC_new");
  expect(sent).toEqual(["create addComment", "update0 updateIssueComment", "outdate0 minimizeComment"]);
  scope.done();
});

test("a card that somebody deleted is not an error", async () => {
  const { github, scope } = await edge();
  const gone = { type: "NOT_FOUND", path: ["update0"], message: "Could not resolve to a node" };
  scope.post("/graphql").reply(200, { data: { create: created, update0: null }, errors: [gone] });
  expect(await github.writeCards(repository, writes)).toBe("IC_new");
  scope.done();
});

test("a card that GitHub refuses to create is for the operator", async () => {
  const { github, scope } = await edge();
  const refused = { type: "FORBIDDEN", path: ["create"], message: "Resource not accessible by integration" };
  scope.post("/graphql").reply(200, { data: { create: null }, errors: [refused] });
  await expect(github.writeCards(repository, writes)).rejects.toMatchObject({
    fault: "setup",
    message: "Resource not accessible by integration",
  });
  scope.done();
});

test("GraphQL's rate limit, which answers 200, is waited for", async () => {
  const { github, scope } = await edge();
  scope.post("/graphql").reply(200, { errors: [{ type: "RATE_LIMITED", message: "API rate limit exceeded" }] });
  await expect(github.writeCards(repository, writes)).rejects.toMatchObject({ fault: "transient", retryAfter: 60_000 });
  scope.done();
});

test("an edit that GitHub refuses is for the operator", async () => {
  const { github, scope } = await edge();
  const refused = { type: "FORBIDDEN", path: ["update0"], message: "Resource not accessible by integration" };
  scope.post("/graphql").reply(200, { data: { update0: null }, errors: [refused] });
  await expect(github.writeCards(repository, { update: writes.update })).rejects.toMatchObject({ fault: "setup" });
  scope.done();
});

test("a card that cannot be minimised stays as it is", async () => {
  const { github, scope } = await edge();
  const refused = { type: "FORBIDDEN", path: ["outdate0"], message: "Resource not accessible by integration" };
  scope.post("/graphql").reply(200, { data: { create: created, outdate0: null }, errors: [refused] });
  expect(await github.writeCards(repository, writes)).toBe("IC_new");
  scope.done();
});
