import { expect, test } from "@jest/globals";
import { edge, repository } from "./edge.ts";

const created = { commentEdge: { node: { id: "IC_new" } } };
const inAMinute = { retryAfter: 60_000, maybeApplied: false };
const said = ({ message }: { message: string }): object => ({ message });
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
  const errors = [{ type: "NOT_FOUND", path: ["update0"], message: "Could not resolve to a node" }];
  scope.post("/graphql").reply(200, { data: { create: created, update0: null }, errors });
  expect(await github.writeCards(repository, writes)).toBe("IC_new");
  scope.done();
});

const forbidden = { type: "FORBIDDEN", message: "Resource not accessible by integration" };
const gone = { type: "NOT_FOUND", message: "Could not resolve to a node with the global id of 'PR_1'" };
const tooQuick = { type: "UNPROCESSABLE", message: "was submitted too quickly" };
const limit = { type: "RATE_LIMITED", message: "API rate limit exceeded" };
const unknown = { message: "Something went wrong while executing your query." };

test.each<[string, "create" | "update0", object, object]>([
  ["a card that may not be created is for the operator", "create", forbidden, { fault: "setup", ...said(forbidden) }],
  ["a pull request that is gone has no card", "create", gone, { fault: "rejected", ...said(gone) }],
  ["a card that came too quickly comes a minute later", "create", tooQuick, { fault: "transient", ...inAMinute }],
  ["a card that met a limit comes later", "create", limit, { fault: "transient", ...inAMinute }],
  ["a card that GitHub failed to create may be there", "create", unknown, { fault: "transient", maybeApplied: true }],
  ["an edit that may not be made is for the operator", "update0", forbidden, { fault: "setup", ...said(forbidden) }],
  ["an edit that came too quickly comes a minute later", "update0", tooQuick, { fault: "transient", ...inAMinute }],
  ["an edit that GitHub failed to make is made again", "update0", unknown, { fault: "transient" }],
])("%s", async (_sentence, field, error, expected) => {
  const { github, scope } = await edge();
  scope.post("/graphql").reply(200, { data: { [field]: null }, errors: [{ ...error, path: [field] }] });
  const { create, update } = writes;
  const asked = field === "create" ? { create, update } : { update };
  await expect(github.writeCards(repository, asked)).rejects.toMatchObject(expected);
  scope.done();
});

test.each([forbidden, tooQuick, limit, unknown])(
  "a new card is never lost for an edit beside it: %j",
  async (error) => {
    const { github, scope } = await edge();
    const errors = [{ ...error, path: ["update0"] }];
    scope.post("/graphql").reply(200, { data: { create: created, update0: null }, errors });
    expect(await github.writeCards(repository, writes)).toBe("IC_new");
    scope.done();
  },
);

test("GraphQL's rate limit, which answers 200, is waited for", async () => {
  const { github, scope } = await edge();
  scope.post("/graphql").reply(200, { errors: [{ type: "RATE_LIMITED", message: "API rate limit exceeded" }] });
  await expect(github.writeCards(repository, writes)).rejects.toMatchObject({ fault: "transient", retryAfter: 60_000 });
  scope.done();
});

test("last words for a card that somebody deleted are not needed", async () => {
  const { github, scope } = await edge();
  scope.post("/graphql").reply(200, { data: { update0: null }, errors: [{ ...gone, path: ["update0"] }] });
  expect(await github.writeCards(repository, { update: writes.update })).toBeNull();
  scope.done();
});

test("a card that cannot be minimised stays as it is", async () => {
  const { github, scope } = await edge();
  const refused = { type: "FORBIDDEN", path: ["outdate0"], message: "Resource not accessible by integration" };
  scope.post("/graphql").reply(200, { data: { create: created, outdate0: null }, errors: [refused] });
  expect(await github.writeCards(repository, writes)).toBe("IC_new");
  scope.done();
});

test("a status that shall retire nothing says so, and any other leaves that to GitHub", async () => {
  const { github, scope } = await edge();
  const asked: string[] = [];
  scope
    .post("/graphql", ({ query }: { query: string }) => asked.push(...query.split("\n").slice(1, 3)) > 0)
    .reply(200, { data: { status0: null, status1: null } });
  const status = { deployment: "DE_1", state: "success", description: "", environmentUrl: null, logUrl: null } as const;
  await github.writeCards(repository, { statuses: [{ ...status, autoInactive: false }, status] });
  expect(asked.map((line) => line.includes("autoInactive: false"))).toEqual([true, false]);
  scope.done();
});
