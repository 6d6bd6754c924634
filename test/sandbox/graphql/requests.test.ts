// How GitHub answers a request as a whole.
import { expect, test } from "@jest/globals";
import { addRepository } from "../../../src/sandbox/state/repositories.ts";
import { createWorld, inPull, inRepository } from "./world.ts";

const refusal = (type: string, path: readonly string[], message: string) => ({ type, path, message });

test.each([
  ['{ repository(owner: "acme", name: "gone") { id } }', ["repository"], "Repository with the name 'acme/gone'."],
  [inRepository("pullRequest(number: 42) { id }"), ["repository", "pullRequest"], "PullRequest with the number of 42."],
  ['{ user(login: "nobody") { id } }', ["user"], "User with the login of 'nobody'."],
  ['{ node(id: "MDEwOk5vdGhpbmc") { id } }', ["node"], "node with the global id of 'MDEwOk5vdGhpbmc'"],
])("what is not there is null, beside an error: %s", async (query, path, what) => {
  const answer = await createWorld().ask(query);
  const message = `Could not resolve to a ${what}`;
  expect(answer.errors).toMatchObject([refusal("NOT_FOUND", path, message)]);
});

test("a private repository outside the installation does not exist", async () => {
  const world = createWorld();
  addRepository(world.state, { owner: "acme", name: "secret", private: true });
  addRepository(world.state, { owner: "acme", name: "open" });
  const viewer = world.installation(undefined, [world.repository.id]);
  const query =
    '{ a: repository(owner: "acme", name: "secret") { id } b: repository(owner: "acme", name: "open") { name } }';
  const answer = await world.ask(query, { viewer });
  expect(answer.data).toEqual({ a: null, b: { name: "open" } });
  expect(answer.errors).toMatchObject([{ type: "NOT_FOUND", path: ["a"] }]);
});

test("names of repositories are found in any case", async () => {
  const answer = await createWorld().ask('{ repository(owner: "ACME", name: "Site") { nameWithOwner } }');
  expect(answer).toEqual({ data: { repository: { nameWithOwner: "acme/site" } } });
});

test.each([
  ["{ repository(", "Syntax Error"],
  ["{ repositry { id } }", 'Cannot query field "repositry"'],
  ["query A { viewer { login } } query B { viewer { login } }", "An operation name is required"],
])("a query that does not stand is answered with errors and no data: %s", async (query, message) => {
  const answer = await createWorld().ask(query);
  expect(answer).toEqual({ errors: [expect.objectContaining({ message: expect.stringContaining(message) })] });
});

test("a variable of the wrong type is refused before anything runs", async () => {
  const query = "query ($id: ID!) { node(id: $id) { id } }";
  const answer = await createWorld().ask(query, { variables: {} });
  expect(answer).toMatchObject({ errors: [{ message: 'Variable "$id" of required type "ID!" was not provided.' }] });
  expect(answer).not.toHaveProperty("data");
});

test("an App that asks who it is gets its bot with the suffix, though elsewhere GraphQL leaves it out", async () => {
  const world = createWorld();
  const add = `mutation { addComment(input: { subjectId: "${world.pull.nodeId}", body: "Hi" }) { clientMutationId } }`;
  await world.ask(add);
  const answer = await world.ask(
    `{ viewer { login } ${inPull("comments(first: 1) { nodes { author { __typename login } } }").slice(1)}`,
  );
  const author = { __typename: "Bot", login: "slipway" };
  expect(answer.data).toEqual({
    viewer: { login: "slipway[bot]" },
    repository: { pullRequest: { comments: { nodes: [{ author }] } } },
  });
});

test("a person has a role on a repository, an App has none", async () => {
  const world = createWorld();
  const query = inRepository("viewerPermission");
  const asPerson = await world.ask(query, { viewer: { kind: "person", login: "ada" } });
  const asApp = await world.ask(query);
  expect([asPerson.data, asApp.data]).toEqual([
    { repository: { viewerPermission: "WRITE" } },
    { repository: { viewerPermission: null } },
  ]);
});

test("points are spent per viewer and come back after an hour", async () => {
  const world = createWorld();
  const query = "{ rateLimit { limit cost used remaining resetAt } }";
  const rate = async () => (await world.ask(query)).data?.["rateLimit"];
  const resetAt = "2026-09-01T13:00:00Z";
  expect(await rate()).toEqual({ limit: 5000, cost: 1, used: 1, remaining: 4999, resetAt });
  expect(await rate()).toMatchObject({ used: 2 });
  await expect(world.ask(query, { viewer: { kind: "person", login: "ada" } })).resolves.toMatchObject({
    data: { rateLimit: { used: 1 } },
  });
  world.turn(60 * 60 * 1000);
  expect(await rate()).toMatchObject({ used: 1, resetAt: "2026-09-01T14:00:00Z" });
});

test("pages inside pages cost what they could hold", async () => {
  const inner = "commits(first: 50) { nodes { commit { parents(first: 10) { totalCount } } } }";
  const query = `{ rateLimit { cost nodeCount } ${inRepository(`pullRequests(first: 100) { nodes { ${inner} } }`).slice(1)}`;
  const answer = await createWorld().ask(query);
  expect(answer.data).toMatchObject({ rateLimit: { cost: 51, nodeCount: 100 + 5000 + 50_000 } });
});

test("more than 500,000 possible nodes are refused", async () => {
  const inner = "commits(first: 100) { nodes { commit { parents(first: 100) { totalCount } } } }";
  const answer = await createWorld().ask(inRepository(`pullRequests(first: 100) { nodes { ${inner} } }`));
  const message = "This query requests up to 1,010,100 possible nodes which exceeds the maximum limit of 500,000.";
  expect(answer).toEqual({ errors: [{ type: "MAX_NODE_LIMIT_EXCEEDED", message }] });
});
