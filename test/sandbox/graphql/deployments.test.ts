// Deployments, their states, and the environments that they go to.
import { expect, test } from "@jest/globals";
import { createDeploymentStatus } from "../../../src/sandbox/state/deployment-statuses.ts";
import { type NewDeployment, recordDeployment } from "../../../src/sandbox/state/deployments.ts";
import { ensureEnvironment } from "../../../src/sandbox/state/environments.ts";
import type { Deployment, DeploymentState } from "../../../src/sandbox/state/model.ts";
import { deleteBranch } from "../../../src/sandbox/state/push.ts";
import { ada, createWorld, inRepository, read, type World, without } from "./world.ts";

function deploy(world: World, wanted: Partial<NewDeployment> = {}): Deployment {
  const { state, repository, pull } = world;
  return recordDeployment(state, repository, {
    ref: "feature",
    sha: pull.headSha,
    environment: "staging",
    by: ada,
    ...wanted,
  });
}

const report = ({ state, repository }: World, deployment: Deployment, word: DeploymentState) =>
  createDeploymentStatus(state, repository, { deployment, state: word, by: ada });

interface Nodes {
  readonly nodes: readonly Record<string, unknown>[];
}

async function deployments(world: World, selection: string, args = "first: 10"): Promise<Nodes["nodes"]> {
  const answer = await world.ask(inRepository(`deployments(${args}) { nodes { ${selection} } }`));
  return (read(answer, "repository", "deployments") as Nodes).nodes;
}

interface Reported {
  readonly said: readonly DeploymentState[];
  /** Minutes. */
  readonly later?: number;
}

test.each<[string, Reported, string]>([
  ["nothing was reported", { said: [] }, "PENDING"],
  ["nothing was reported for thirty minutes", { said: [], later: 30 }, "PENDING"],
  ["nothing was reported for longer", { said: [], later: 31 }, "ABANDONED"],
  ["it was pending for longer than that", { said: ["pending"], later: 31 }, "ABANDONED"],
  ["it runs for hours", { said: ["pending", "in_progress"], later: 300 }, "IN_PROGRESS"],
  ["it waits in a queue for hours", { said: ["queued"], later: 300 }, "QUEUED"],
  ["it succeeded", { said: ["in_progress", "success"], later: 300 }, "ACTIVE"],
  ["it failed", { said: ["in_progress", "failure"] }, "FAILURE"],
  ["it could not be done", { said: ["error"] }, "ERROR"],
  ["it was retired", { said: ["success", "inactive"] }, "INACTIVE"],
])("where %s", async (_what, { said, later = 0 }, expected) => {
  const world = createWorld();
  const deployment = deploy(world);
  for (const word of said) report(world, deployment, word);
  world.turn(later * 60 * 1000);
  expect(await deployments(world, "state")).toEqual([{ state: expected }]);
});

test("a success retires the one before it", async () => {
  const world = createWorld();
  for (const deployment of [deploy(world), deploy(world)]) report(world, deployment, "success");
  expect(await deployments(world, "state latestStatus { state }")).toEqual([
    { state: "INACTIVE", latestStatus: { state: "INACTIVE" } },
    { state: "ACTIVE", latestStatus: { state: "SUCCESS" } },
  ]);
});

test("they come oldest first unless the newest are asked for, and of the named environments only", async () => {
  const world = createWorld();
  const [first, , third] = ["staging", "production", "staging"].map((environment) => deploy(world, { environment }));
  const newest = 'first: 10, environments: ["staging"], orderBy: { field: CREATED_AT, direction: DESC }';
  const ids = [{ databaseId: first?.id }, { databaseId: third?.id }];
  expect(await deployments(world, "databaseId", 'first: 10, environments: ["staging"]')).toEqual(ids);
  expect(await deployments(world, "databaseId", newest)).toEqual(ids.toReversed());
  expect(await deployments(world, "databaseId")).toHaveLength(3);
});

test.each([
  [{ slipway: { request: "r1" } }, '{"slipway":{"request":"r1"}}'],
  ["plain text", '"plain text"'],
  ["", '""'],
])("the payload %j is JSON text", async (payload, expected) => {
  const world = createWorld();
  deploy(world, { payload });
  expect(await deployments(world, "payload")).toEqual([{ payload: expected }]);
});

test("a deployment has a ref while its branch is there, and none where it named a sha", async () => {
  const world = createWorld();
  deploy(world);
  deploy(world, { ref: world.pull.headSha });
  const selection = "commitOid commit { oid } ref { name prefix }";
  const at = { commitOid: world.pull.headSha, commit: { oid: world.pull.headSha } };
  const ref = { name: "feature", prefix: "refs/heads/" };
  expect(await deployments(world, selection)).toEqual([
    { ...at, ref },
    { ...at, ref: null },
  ]);
  deleteBranch(world.state, world.repository, { branch: "feature", by: ada });
  expect(await deployments(world, selection)).toEqual([
    { ...at, ref: null },
    { ...at, ref: null },
  ]);
});

test("a status may move a deployment to another environment, the first one stays known", async () => {
  const world = createWorld();
  const deployment = deploy(world);
  const moved = { deployment, state: "success", environment: "preview", by: ada } as const;
  createDeploymentStatus(world.state, world.repository, moved);
  expect(await deployments(world, "environment latestEnvironment originalEnvironment")).toEqual([
    { environment: "preview", latestEnvironment: "preview", originalEnvironment: "staging" },
  ]);
});

test("statuses come newest first", async () => {
  const world = createWorld();
  const deployment = deploy(world);
  for (const word of ["queued", "in_progress", "success"] as const) report(world, deployment, word);
  const states = ["SUCCESS", "IN_PROGRESS", "QUEUED"].map((state) => ({ state, creator: { login: "ada" } }));
  expect(await deployments(world, "statuses(first: 5) { nodes { state creator { login } } }")).toEqual([
    { statuses: { nodes: states } },
  ]);
});

test("a deployment of an App is its bot's, without the suffix that REST shows", async () => {
  const world = createWorld();
  deploy(world, { by: { login: "slipway[bot]", app: world.app.id } });
  const creator = { __typename: "Bot", login: "slipway" };
  expect(await deployments(world, "creator { __typename login }")).toEqual([{ creator }]);
});

test("without deployments: read the list is refused, the repository is not", async () => {
  const world = createWorld();
  const viewer = world.installation(without("deployments"));
  const answer = await world.ask(inRepository("name deployments(first: 5) { nodes { id } }"), { viewer });
  expect(answer.data).toEqual({ repository: { name: "site", deployments: { nodes: null } } });
  expect(answer.errors).toMatchObject([{ type: "FORBIDDEN", path: ["repository", "deployments", "nodes"] }]);
});

test("an environment is found in any case, with its protection", async () => {
  const world = createWorld();
  const reviewers = ["ada", "acme/sre"];
  const branchPolicy = "protected" as const;
  ensureEnvironment(world.state, world.repository, {
    name: "Production",
    waitTimer: 30,
    preventSelfReview: true,
    reviewers,
    branchPolicy,
  });
  const who = "reviewers(first: 6) { nodes { ... on User { login } ... on Team { combinedSlug } } }";
  const rules = `protectionRules(first: 6) { nodes { type timeout preventSelfReview ${who} } }`;
  const answer = await world.ask(inRepository(`environment(name: "production") { name ${rules} }`));
  const rule = { timeout: 0, preventSelfReview: null, reviewers: { nodes: [] } };
  const asked = { nodes: [{ login: "ada" }, { combinedSlug: "acme/sre" }] };
  expect(read(answer, "repository", "environment")).toEqual({
    name: "Production",
    protectionRules: {
      nodes: [
        { ...rule, type: "WAIT_TIMER", timeout: 30 },
        { ...rule, type: "REQUIRED_REVIEWERS", preventSelfReview: true, reviewers: asked },
        { ...rule, type: "BRANCH_POLICY" },
      ],
    },
  });
});

test("which team reviews is the organisation's to show", async () => {
  const world = createWorld();
  ensureEnvironment(world.state, world.repository, { name: "production", reviewers: ["ada", "acme/sre"] });
  const who = "protectionRules(first: 6) { nodes { reviewers(first: 6) { nodes { __typename } } } }";
  const viewer = world.installation(without("members"));
  const answer = await world.ask(inRepository(`environment(name: "production") { ${who} }`), { viewer });
  expect(answer.data).toMatchObject({
    repository: {
      environment: { protectionRules: { nodes: [{ reviewers: { nodes: [{ __typename: "User" }, null] } }] } },
    },
  });
  expect(answer.errors).toMatchObject([{ type: "FORBIDDEN" }]);
});

test("environments come by name, and none is null", async () => {
  const world = createWorld();
  for (const name of ["staging", "production"]) ensureEnvironment(world.state, world.repository, { name });
  const list = "environments(first: 5) { totalCount nodes { name } pageInfo { hasNextPage } }";
  const answer = await world.ask(inRepository(`${list} environment(name: "preview") { id }`));
  const nodes = [{ name: "production" }, { name: "staging" }];
  expect(read(answer, "repository")).toEqual({
    environments: { totalCount: 2, nodes, pageInfo: { hasNextPage: false } },
    environment: null,
  });
});

test("the latest completed deployment of an environment is the last one that ended", async () => {
  const world = createWorld();
  const ended = deploy(world);
  report(world, ended, "failure");
  report(world, deploy(world), "in_progress");
  const query = inRepository('environment(name: "staging") { latestCompletedDeployment { databaseId state } }');
  expect(read(await world.ask(query), "repository", "environment")).toEqual({
    latestCompletedDeployment: { databaseId: ended.id, state: "FAILURE" },
  });
});

test("without actions: read there are no environments", async () => {
  const world = createWorld();
  const query = inRepository('environment(name: "staging") { id } environments(first: 1) { nodes { id } }');
  const answer = await world.ask(query, { viewer: world.installation(without("actions")) });
  expect(answer.data).toEqual({ repository: { environment: null, environments: { nodes: null } } });
  expect(answer.errors).toMatchObject([{ type: "FORBIDDEN" }, { type: "FORBIDDEN" }]);
});
