import { expect, test } from "@jest/globals";
import type { HistoryAsked } from "../../src/flows/ports.ts";
import { head, page } from "./answers.ts";
import { edge, repository } from "./edge.ts";
import { answerWith, expectValid, refused } from "./queries.ts";

const at = "2026-01-05T09:40:00Z";
const payload = {
  region: "eu-1",
  parameters: { replicas: 2, hostile: { deep: true } },
  sealed: { KEY: "sealed:abc", odd: 7 },
  slipway: { request: "9.0.staging", actor: "ada", pull_request: 7, comment: 9, repeats: 5 },
};

/** A success of ours. */
const ours = (told: object = {}) => ({
  id: "DE_6",
  databaseId: 6,
  commitOid: head,
  task: "deploy",
  environment: "staging",
  createdAt: "2026-01-05T09:30:00Z",
  payload: JSON.stringify(payload),
  state: "ACTIVE",
  ref: { name: "topic" },
  creator: { __typename: "Bot", login: "slipway" },
  latestStatus: { state: "SUCCESS", createdAt: at, environmentUrl: "" },
  statuses: page([{ state: "SUCCESS", createdAt: at }]),
  ...told,
});

async function read(answer: object, asked: readonly HistoryAsked[], errors: readonly object[] = []) {
  const { github, scope } = await edge();
  scope.get("/app").reply(200, { id: 1, slug: "slipway", name: "Slipway" });
  const queries = answerWith(scope, [{ data: { repository: answer }, ...(errors.length > 0 ? { errors } : {}) }]);
  const pages = await github.readHistory(repository, asked);
  expectValid(queries);
  scope.done();
  return { pages, queries };
}

const staging = { environment: "staging", after: null };

async function past(told: object) {
  const { pages } = await read({ in0: page([ours(told)]) }, [staging]);
  const deployments = pages[0]?.deployments;
  return Array.isArray(deployments) ? deployments[0] : undefined;
}

test("of a deployment of ours everything is told that it was made with", async () => {
  expect(await past({})).toEqual({
    id: 6,
    nodeId: "DE_6",
    sha: head,
    ref: "topic",
    task: "deploy",
    environment: "staging",
    createdAt: "2026-01-05T09:30:00Z",
    ours: true,
    by: "ada",
    pullRequest: 7,
    repeats: 5,
    parameters: { replicas: 2 },
    sealed: { KEY: "sealed:abc" },
    payload: { region: "eu-1" },
    state: "success",
    stateAt: at,
    environmentUrl: null,
    succeededAt: at,
  });
});

test.each([
  ["a person's", { creator: { __typename: "User", login: "slipway" } }, "slipway"],
  ["another App's", { creator: { __typename: "Bot", login: "ci" } }, "ci"],
  ["nobody's any more", { creator: null }, null],
])("what the payload of %s deployment says of Slipway is nothing", async (_whose, told, by) => {
  expect(await past(told)).toMatchObject({ ours: false, by, pullRequest: null, repeats: null });
});

test.each(["", "text", '"text"', "7", "[1]", "null", '{"parameters":[],"sealed":"x"}'])(
  "any payload can be read: %s",
  async (text) => {
    expect(await past({ payload: text })).toMatchObject({ ours: false, parameters: {}, sealed: {} });
  },
);

test("what was retired has succeeded where a status says so, and only there", async () => {
  const inactive = { state: "INACTIVE", createdAt: at, environmentUrl: null };
  const latestStatus = inactive;
  const succeeded = page([inactive, { state: "SUCCESS", createdAt: "2026-01-05T09:35:00Z" }]);
  const told = { state: "INACTIVE", latestStatus };
  expect(await past({ ...told, statuses: succeeded })).toMatchObject({ succeededAt: "2026-01-05T09:35:00Z" });
  expect(await past({ ...told, statuses: page([inactive]) })).toMatchObject({ state: "inactive", succeededAt: null });
});

test("one without a status stands as it was created", async () => {
  const told = { state: "PENDING", latestStatus: null, statuses: page([]), ref: null };
  expect(await past(told)).toMatchObject({
    state: null,
    stateAt: "2026-01-05T09:30:00Z",
    succeededAt: null,
    ref: null,
  });
});

test("several environments are one query, each with the page that is asked for", async () => {
  const asked = [staging, { environment: "production", after: "c50" }];
  const { pages, queries } = await read({ in0: page([ours()], "c50"), in1: page([]) }, asked);
  expect(pages.map(({ next }) => next)).toEqual(["c50", null]);
  expect(queries).toHaveLength(1);
  expect(queries[0]?.variables).toMatchObject({ in0: "staging", after_in0: null, in1: "production", after_in1: "c50" });
});

test("an environment that GitHub refuses to show is unread, and the others are not", async () => {
  const asked = [staging, { environment: "production", after: null }];
  const { pages } = await read({ in0: page([ours()]), in1: null }, asked, [refused("in1")]);
  expect(pages[1]).toEqual({ deployments: { unread: "Resource not accessible by integration" }, next: null });
  expect(pages[0]?.deployments).toHaveLength(1);
});

test("deployments are asked for by their ids, and those that are gone are told from those that are hidden", async () => {
  const { github, scope } = await edge();
  scope.get("/app").reply(200, { id: 1, slug: "slipway", name: "Slipway" });
  const errors = [
    { type: "NOT_FOUND", path: ["nodes", 1], message: "Could not resolve to a node with the global id of 'DE_7'" },
    { type: "FORBIDDEN", path: ["nodes", 2], message: "Resource not accessible by integration" },
  ];
  const nodes = [{ __typename: "Deployment", ...ours() }, null, null, { __typename: "Issue" }];
  const queries = answerWith(scope, [{ data: { repository: { databaseId: repository.id }, nodes }, errors }]);
  const read = await github.readDeployments(repository, ["DE_6", "DE_7", "DE_8", "I_9"]);
  expectValid(queries);
  scope.done();
  expect(queries[0]?.variables).toEqual({ owner: "acme", name: "site", ids: ["DE_6", "DE_7", "DE_8", "I_9"] });
  expect(read.deployments).toMatchObject([{ id: 6, by: "ada", ours: true, state: "success" }]);
  expect(read.gone).toEqual(["DE_7"]);
  expect(await github.readDeployments(repository, [])).toEqual({ deployments: [], gone: [] });
});

test.each([
  ["is not shown any more", null],
  ["is another one by now", { databaseId: repository.id + 1 }],
])("where the repository %s, nobody knows whether its deployments are gone", async (_how, shown) => {
  const { github, scope } = await edge();
  scope.get("/app").reply(200, { id: 1, slug: "slipway", name: "Slipway" });
  const errors = [{ type: "NOT_FOUND", path: ["nodes", 0], message: "Could not resolve to a node" }];
  answerWith(scope, [{ data: { repository: shown, nodes: [null] }, errors }]);
  await expect(github.readDeployments(repository, ["DE_7"])).rejects.toMatchObject({ fault: "setup" });
});

test("a repository that has the name by now is another one, and its history is nobody else's", async () => {
  const answer = { in0: page([ours()]) };
  await expect(read({ ...answer, databaseId: repository.id + 1 }, [staging])).rejects.toThrow(
    "GitHub has another repository of that name by now",
  );
  expect((await read({ ...answer, databaseId: repository.id }, [staging])).pages).toHaveLength(1);
});
