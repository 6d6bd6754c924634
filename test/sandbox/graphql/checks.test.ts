// What statuses and check runs say of a commit.
import { expect, test } from "@jest/globals";
import { createCheckRun } from "../../../src/sandbox/state/check-runs.ts";
import { createCommitStatus } from "../../../src/sandbox/state/commit-statuses.ts";
import type { CheckConclusion } from "../../../src/sandbox/state/model.ts";
import { pushCommit } from "../../../src/sandbox/state/push.ts";
import { ada, createWorld, inPull, read, type World, without } from "./world.ts";

const actions = { id: 15368, slug: "github-actions" };

const run = ({ state, repository, pull }: World, name: string, conclusion?: CheckConclusion) =>
  createCheckRun(state, repository, {
    sha: pull.headSha,
    name,
    app: actions,
    by: ada,
    ...(conclusion ? { conclusion } : { status: "in_progress" }),
  });

const status = (
  { state, repository, pull }: World,
  context: string,
  word: "pending" | "success" | "failure" | "error",
) => createCommitStatus(state, repository, { sha: pull.headSha, context, state: word, by: ada });

const inHead = (selection: string): string => inPull(`commits(last: 1) { nodes { commit { ${selection} } } }`);

interface Commits {
  readonly nodes: readonly { readonly commit: unknown }[];
}

async function head(world: World, selection: string): Promise<unknown> {
  const commits = read(await world.ask(inHead(selection)), "repository", "pullRequest", "commits");
  return (commits as Commits).nodes[0]?.commit;
}

test("where nothing was ever reported there is no rollup", async () => {
  expect(await head(createWorld(), "statusCheckRollup { state } status { state }")).toEqual({
    statusCheckRollup: null,
    status: null,
  });
});

test.each<[string, (world: World) => unknown, string]>([
  ["a success", (world) => run(world, "a", "success"), "SUCCESS"],
  ["a skipped and a neutral run", (world) => [run(world, "a", "skipped"), run(world, "b", "neutral")], "SUCCESS"],
  ["a running one beside a green one", (world) => [run(world, "a", "success"), run(world, "b")], "PENDING"],
  ["a failure beside a running one", (world) => [run(world, "a"), run(world, "b", "timed_out")], "FAILURE"],
  ["a pending status", (world) => status(world, "a", "pending"), "PENDING"],
  ["an error", (world) => [status(world, "a", "error"), run(world, "b", "success")], "ERROR"],
  [
    "a status that was red before",
    (world) => [status(world, "a", "failure"), status(world, "a", "success")],
    "SUCCESS",
  ],
  ["a run that was red before", (world) => [run(world, "a", "failure"), run(world, "a", "success")], "SUCCESS"],
])("%s makes the rollup", async (_what, report, expected) => {
  const world = createWorld();
  report(world);
  expect(await head(world, "statusCheckRollup { state }")).toEqual({ statusCheckRollup: { state: expected } });
});

test("a context is required when the rules of the base name it, asked by number or by id", async () => {
  const world = createWorld();
  world.repository.requiredContexts.set("main", ["test", "lint"]);
  run(world, "test", "success");
  run(world, "docs", "success");
  status(world, "lint", "success");
  const isRequired = `isRequired(pullRequestNumber: 1) byId: isRequired(pullRequestId: "${world.pull.nodeId}")`;
  const nodes = `nodes { ... on CheckRun { name ${isRequired} } ... on StatusContext { context ${isRequired} } }`;
  const contexts = [
    { context: "lint", isRequired: true, byId: true },
    { name: "test", isRequired: true, byId: true },
    { name: "docs", isRequired: false, byId: false },
  ];
  expect(await head(world, `statusCheckRollup { contexts(first: 9) { ${nodes} } }`)).toEqual({
    statusCheckRollup: { contexts: { nodes: contexts } },
  });
});

const rollup = "statusCheckRollup { state contexts(first: 9) { totalCount nodes { __typename } } }";

test.each([
  ["checks", [{ __typename: "StatusContext" }, null], ["contexts.nodes.1"]],
  ["statuses", [null, { __typename: "CheckRun" }], ["contexts.nodes.0"]],
])("without %s: read those contexts are null, one error each", async (permission, nodes, paths) => {
  const world = createWorld();
  run(world, "test", "success");
  status(world, "lint", "success");
  const answer = await world.ask(inHead(rollup), { viewer: world.installation(without(permission)) });
  const statusCheckRollup = { state: "SUCCESS", contexts: { totalCount: 2, nodes } };
  expect(answer.data).toEqual({
    repository: { pullRequest: { commits: { nodes: [{ commit: { statusCheckRollup } }] } } },
  });
  expect(answer.errors?.map(({ type, path }) => [type, path?.slice(-3).join(".")])).toEqual(
    paths.map((path) => ["FORBIDDEN", path]),
  );
});

test("without both permissions the rollup is refused as a whole", async () => {
  const world = createWorld();
  run(world, "test", "success");
  const answer = await world.ask(inHead(rollup), { viewer: world.installation(without("checks", "statuses")) });
  expect(answer.data).toMatchObject({
    repository: { pullRequest: { commits: { nodes: [{ commit: { statusCheckRollup: null } }] } } },
  });
  expect(answer.errors).toMatchObject([{ type: "FORBIDDEN" }]);
});

const suites = `checkSuites(first: 9) {
  totalCount pageInfo { hasNextPage }
  nodes { status conclusion createdAt updatedAt app { slug databaseId } checkRuns(first: 1) { totalCount } workflowRun { event } }
}`;

test("a push opens a suite for every App that may write checks, and it stays queued where the App has no use for it", async () => {
  const world = createWorld();
  const at = "2026-09-01T12:00:00Z";
  const unused = {
    status: "QUEUED",
    conclusion: null,
    createdAt: at,
    updatedAt: at,
    app: { slug: "slipway", databaseId: world.app.id },
    checkRuns: { totalCount: 0 },
    workflowRun: null,
  };
  const checkSuites = { totalCount: 1, pageInfo: { hasNextPage: false }, nodes: [unused] };
  expect(await head(world, suites)).toEqual({ checkSuites });
});

test("a suite is complete when all its runs are, and its conclusion is the worst", async () => {
  const world = createWorld();
  run(world, "a", "success");
  const query = `checkSuites(first: 9, filterBy: { appId: ${actions.id} }) { nodes { status conclusion } }`;
  const suite = (status: string, conclusion: string | null) => ({ checkSuites: { nodes: [{ status, conclusion }] } });
  expect(await head(world, query)).toEqual(suite("COMPLETED", "SUCCESS"));
  run(world, "b");
  expect(await head(world, query)).toEqual(suite("IN_PROGRESS", null));
  run(world, "b", "failure");
  expect(await head(world, query)).toEqual(suite("COMPLETED", "FAILURE"));
});

test("without actions: read the suite is shown, and not the workflow run behind it", async () => {
  const world = createWorld();
  const workflowRun = { id: 77, event: "push", name: "CI" };
  const { headSha: sha } = world.pull;
  createCheckRun(world.state, world.repository, { sha, name: "test", app: actions, workflowRun, by: ada });
  const query = inHead("checkSuites(last: 1) { nodes { app { slug } workflowRun { event } } }");
  const refused = await world.ask(query, { viewer: world.installation(without("actions")) });
  const node = { app: { slug: "github-actions" }, workflowRun: null };
  const commits = { nodes: [{ commit: { checkSuites: { nodes: [node] } } }] };
  expect(refused.data).toEqual({ repository: { pullRequest: { commits } } });
  expect(refused.errors).toMatchObject([{ type: "FORBIDDEN" }]);
  expect(await head(world, "checkSuites(last: 1) { nodes { workflowRun { event } } }")).toEqual({
    checkSuites: { nodes: [{ workflowRun: { event: "push" } }] },
  });
});

test("without checks: read there are no suites", async () => {
  const world = createWorld();
  const answer = await world.ask(inHead("oid checkSuites(first: 1) { totalCount }"), {
    viewer: world.installation(without("checks")),
  });
  const commits = { nodes: [{ commit: { oid: world.pull.headSha, checkSuites: null } }] };
  expect(answer.data).toEqual({ repository: { pullRequest: { commits } } });
});

test("what was reported on another commit does not count", async () => {
  const world = createWorld();
  run(world, "test", "success");
  pushCommit(world.state, world.repository, { branch: "feature", files: { b: "1" }, by: ada });
  expect(await head(world, "statusCheckRollup { state }")).toEqual({ statusCheckRollup: null });
});

test("a combined status holds the statuses alone", async () => {
  const world = createWorld();
  run(world, "test", "failure");
  status(world, "lint", "success");
  const query = 'status { state contexts { context } context(name: "lint") { state } }';
  expect(await head(world, query)).toEqual({
    status: { state: "SUCCESS", contexts: [{ context: "lint" }], context: { state: "SUCCESS" } },
  });
});
