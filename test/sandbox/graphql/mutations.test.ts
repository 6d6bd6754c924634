// What a bot writes by GraphQL: the same operations, events and refusals as by REST.
import { expect, test } from "@jest/globals";
import { createCheckRun } from "../../../src/sandbox/state/check-runs.ts";
import { createComment } from "../../../src/sandbox/state/comments.ts";
import { createCommitStatus } from "../../../src/sandbox/state/commit-statuses.ts";
import { recordDeployment } from "../../../src/sandbox/state/deployments.ts";
import { nodeIdOf } from "../../../src/sandbox/state/ids.ts";
import { openIssue } from "../../../src/sandbox/state/issues.ts";
import { pushCommit } from "../../../src/sandbox/state/push.ts";
import { archiveRepository } from "../../../src/sandbox/state/rename-repository.ts";
import { submitReview } from "../../../src/sandbox/state/reviews.ts";
import { actorOf } from "../../../src/sandbox/state/viewer.ts";
import { ada, createWorld, grace, read, type World, without } from "./world.ts";

/** The names of the events from here on. */
function listen({ state }: World): string[] {
  const heard: string[] = [];
  state.events.subscribe(({ name, action }) => heard.push(`${name}.${action}`));
  return heard;
}

const own = (world: World, body = "Card") =>
  createComment(world.state, world.repository, { number: 1, body, by: actorOf(world.installation()) });

const foreign = (world: World, body = "/deploy") =>
  createComment(world.state, world.repository, { number: 1, body, by: grace });

const deployed = ({ state, repository, pull }: World) =>
  recordDeployment(state, repository, { ref: "feature", sha: pull.headSha, environment: "staging", by: ada });

const annotate = /* GraphQL */ `
  mutation Annotate($comment: ID!, $pull: ID!, $body: String!, $deployment: ID!, $card: ID!, $state: DeploymentStatusState!) {
    react: addReaction(input: { subjectId: $comment, content: ROCKET }) { reaction { databaseId content user { login } } }
    unreact: removeReaction(input: { subjectId: $comment, content: EYES }) { reaction { databaseId } }
    comment: addComment(input: { subjectId: $pull, body: $body }) { commentEdge { node { id fullDatabaseId url } } }
    card: updateIssueComment(input: { id: $card, body: $body }) { issueComment { id lastEditedAt } }
    status: createDeploymentStatus(input: { deploymentId: $deployment, state: $state, autoInactive: true }) {
      deploymentStatus { id state deployment { state } }
    }
  }
`;

test("several writes of one request happen in order, each telling its event", async () => {
  const world = createWorld();
  const variables = {
    comment: foreign(world).nodeId,
    card: own(world).nodeId,
    deployment: deployed(world).nodeId,
    pull: world.pull.nodeId,
    body: "Deployed",
    state: "SUCCESS",
  };
  const heard = listen(world);
  world.turn(1000);
  const answer = await world.ask(annotate, { variables });
  expect(heard).toEqual(["issue_comment.created", "issue_comment.edited", "deployment_status.created"]);
  expect(read(answer)).toMatchObject({
    react: { reaction: { content: "ROCKET", user: null } },
    unreact: { reaction: null },
    comment: { commentEdge: { node: { url: expect.stringContaining("/acme/site/pull/1#issuecomment-") } } },
    card: { issueComment: { lastEditedAt: "2026-09-01T12:00:01Z" } },
    status: { deploymentStatus: { state: "SUCCESS", deployment: { state: "ACTIVE" } } },
  });
  expect(world.repository.comments.map(({ body, author }) => [body, author])).toEqual([
    ["/deploy", "grace"],
    ["Deployed", "slipway[bot]"],
    ["Deployed", "slipway[bot]"],
  ]);
});

test("a write that fails leaves null, and the next ones still happen", async () => {
  const world = createWorld();
  const variables = { gone: nodeIdOf("IssueComment", 1), pull: world.pull.nodeId };
  const query = `mutation ($gone: ID!, $pull: ID!) {
    gone: updateIssueComment(input: { id: $gone, body: "x" }) { issueComment { id } }
    added: addComment(input: { subjectId: $pull, body: "Still here", clientMutationId: "7" }) { clientMutationId }
  }`;
  const answer = await world.ask(query, { variables });
  expect(answer.data).toEqual({ gone: null, added: { clientMutationId: "7" } });
  expect(answer.errors).toMatchObject([{ type: "NOT_FOUND", path: ["gone"] }]);
  expect(world.repository.comments).toHaveLength(1);
});

const addTo = (id: string, body: string): string =>
  `mutation { addComment(input: { subjectId: "${id}", body: ${JSON.stringify(body)} }) { subject { id } } }`;

test.each([
  ["", "Body cannot be blank"],
  ["  \n", "Body cannot be blank"],
  ["x".repeat(65_537), "Body is too long (maximum is 65536 characters)"],
])("a comment of %j… is refused", async (body, message) => {
  const world = createWorld();
  const answer = await world.ask(addTo(world.pull.nodeId, body));
  expect(answer).toMatchObject({ data: { addComment: null }, errors: [{ type: "UNPROCESSABLE", message }] });
  expect(world.repository.comments).toEqual([]);
});

test("a comment of exactly 65,536 characters fits", async () => {
  const world = createWorld();
  const answer = await world.ask(addTo(world.pull.nodeId, "é".repeat(65_536)));
  expect(read(answer, "addComment")).toEqual({ subject: { id: world.pull.nodeId } });
});

test("on a pull request issues: write does not let an App comment, on an issue it does", async () => {
  const world = createWorld();
  const issue = openIssue(world.state, world.repository, { title: "Broken", by: ada });
  const viewer = world.installation({ issues: "write", pull_requests: "read" });
  const onPull = await world.ask(addTo(world.pull.nodeId, "Hi"), { viewer });
  expect(onPull.errors).toMatchObject([{ type: "FORBIDDEN", path: ["addComment"] }]);
  expect(read(await world.ask(addTo(issue.nodeId, "Hi"), { viewer }), "addComment")).toEqual({
    subject: { id: issue.nodeId },
  });
});

test("nobody writes in an archived repository", async () => {
  const world = createWorld();
  archiveRepository(world.state, world.repository, ada);
  const answer = await world.ask(addTo(world.pull.nodeId, "Hi"));
  const message = "Repository was archived so is read-only.";
  expect(answer.errors).toMatchObject([{ type: "FORBIDDEN", message }]);
});

test("a comment is edited only by who wrote it", async () => {
  const world = createWorld();
  const edit = (id: string) =>
    `mutation { updateIssueComment(input: { id: "${id}", body: "New" }) { clientMutationId } }`;
  const [mine, theirs] = [own(world), foreign(world)];
  expect((await world.ask(edit(mine.nodeId))).errors).toBeUndefined();
  expect((await world.ask(edit(theirs.nodeId))).errors).toMatchObject([{ type: "FORBIDDEN" }]);
  const asGrace = await world.ask(edit(theirs.nodeId), { viewer: { kind: "person", login: "grace" } });
  expect(asGrace.errors).toBeUndefined();
  expect([mine.body, theirs.body]).toEqual(["New", "New"]);
});

test("a comment is deleted by who wrote it, by an App that may, and by people who write here", async () => {
  const world = createWorld();
  const remove = (id: string, login?: string) =>
    world.ask(`mutation { deleteIssueComment(input: { id: "${id}" }) { clientMutationId } }`, {
      viewer: login ? { kind: "person", login } : world.installation(),
    });
  const card = own(world).nodeId;
  expect((await remove(card, "grace")).errors).toMatchObject([{ type: "FORBIDDEN" }]);
  expect((await remove(card, "ada")).errors).toBeUndefined();
  expect((await remove(foreign(world).nodeId)).errors).toBeUndefined();
  expect(world.repository.comments).toEqual([]);
});

test("an old card is minimised as outdated, and shown again", async () => {
  const world = createWorld();
  const id = own(world).nodeId;
  const shown = "{ ... on IssueComment { id } isMinimized minimizedReason }";
  const minimize = `mutation { minimizeComment(input: { subjectId: "${id}", classifier: OUTDATED }) { minimizedComment ${shown} } }`;
  const unminimize = `mutation { unminimizeComment(input: { subjectId: "${id}" }) { unminimizedComment ${shown} } }`;
  const outdated = { id, isMinimized: true, minimizedReason: "outdated" };
  expect(read(await world.ask(minimize), "minimizeComment", "minimizedComment")).toEqual(outdated);
  const again = { id, isMinimized: false, minimizedReason: null };
  expect(read(await world.ask(unminimize), "unminimizeComment", "unminimizedComment")).toEqual(again);
});

const react = (verb: "add" | "remove", id: string): string =>
  `mutation { ${verb}Reaction(input: { subjectId: "${id}", content: EYES }) {
    reaction { databaseId content } reactionGroups { content viewerHasReacted reactors(first: 1) { totalCount } }
  } }`;

interface Reacted {
  readonly reaction: { readonly databaseId: number } | null;
  readonly reactionGroups: readonly { readonly content: string; readonly viewerHasReacted: boolean }[];
}

test("the same reaction is given once, and only one's own is taken back", async () => {
  const world = createWorld();
  const comment = foreign(world);
  comment.reactions.push({ id: 5, nodeId: "r5", content: "eyes", user: "ada", createdAt: "2026-09-01T12:00:00Z" });
  const add = async () => read(await world.ask(react("add", comment.nodeId)), "addReaction") as Reacted;
  const [first, second] = [await add(), await add()];
  expect(second.reaction).toEqual(first.reaction);
  const eyes = second.reactionGroups.find(({ content }) => content === "EYES");
  expect(eyes).toEqual({ content: "EYES", viewerHasReacted: true, reactors: { totalCount: 2 } });
  const removed = read(await world.ask(react("remove", comment.nodeId)), "removeReaction") as Reacted;
  expect(removed.reaction?.databaseId).toBe(first.reaction?.databaseId);
  expect(comment.reactions.map(({ user }) => user)).toEqual(["ada"]);
});

test.each(["issues", "pull_requests"])("on a pull request's comment a reaction needs %s: write too", async (name) => {
  const world = createWorld();
  const viewer = world.installation(without(name));
  const answer = await world.ask(react("add", foreign(world).nodeId), { viewer });
  expect(answer.errors).toMatchObject([{ type: "FORBIDDEN", path: ["addReaction"] }]);
});

test("a review takes reactions, with pull_requests: write alone", async () => {
  const world = createWorld();
  const review = submitReview(world.state, world.repository, { pull: world.pull, state: "COMMENTED", by: grace });
  const viewer = world.installation(without("issues"));
  const answer = await world.ask(react("add", review.nodeId), { viewer });
  expect(read(answer, "addReaction", "reaction")).toMatchObject({ databaseId: review.reactions[0]?.id });
  expect(review.reactions).toMatchObject([{ content: "eyes", user: "slipway[bot]" }]);
  const refused = await world.ask(react("remove", review.nodeId), {
    viewer: world.installation(without("pull_requests")),
  });
  expect(refused.errors).toMatchObject([{ type: "FORBIDDEN" }]);
  const reactable = "... on Reaction { content reactable { __typename id } }";
  const node = await world.ask(`{ node(id: "${review.reactions[0]?.nodeId}") { ${reactable} } }`);
  expect(read(node, "node")).toMatchObject({ reactable: { __typename: "PullRequestReview", id: review.nodeId } });
});

const statusOf = (id: string, description: string, state = "IN_PROGRESS"): string =>
  `mutation { createDeploymentStatus(input: {
    deploymentId: "${id}", state: ${state}, description: "${description}", logUrl: "https://logs.example.com/1"
  }) { deploymentStatus { state description logUrl environment } } }`;

test("a deployment status keeps what was said", async () => {
  const world = createWorld();
  const answer = await world.ask(statusOf(deployed(world).nodeId, "Copying files"));
  expect(read(answer, "createDeploymentStatus", "deploymentStatus")).toEqual({
    state: "IN_PROGRESS",
    description: "Copying files",
    logUrl: "https://logs.example.com/1",
    environment: "staging",
  });
});

test("a description of more than 140 characters is refused", async () => {
  const world = createWorld();
  const answer = await world.ask(statusOf(deployed(world).nodeId, "x".repeat(141)));
  const message = "Description is too long (maximum is 140 characters)";
  expect(answer).toMatchObject({
    data: { createDeploymentStatus: null },
    errors: [{ type: "UNPROCESSABLE", message }],
  });
});

test("a state that the sandbox does not keep is a gap, not another state", async () => {
  const world = createWorld();
  await world.ask(statusOf(deployed(world).nodeId, "Waiting", "WAITING"));
  expect(world.gaps).toEqual(["the sandbox does not know the deployment status WAITING"]);
});

test("without deployments: write no status is posted", async () => {
  const world = createWorld();
  const deployment = deployed(world);
  const viewer = world.installation({ deployments: "read" });
  const answer = await world.ask(statusOf(deployment.nodeId, "Hi"), { viewer });
  expect(answer.errors).toMatchObject([{ type: "FORBIDDEN" }]);
  expect(deployment.statuses).toEqual([]);
});

function create(world: World, more = ""): string {
  const ref = nodeIdOf("Ref", `${world.repository.id}:refs/heads/feature`);
  return `mutation { createDeployment(input: { repositoryId: "${world.repository.nodeId}", refId: "${ref}", environment: "staging" ${more} }) {
    autoMerged deployment { commitOid environment payload ref { name } }
  } }`;
}

test("a ref is deployed as it stands", async () => {
  const world = createWorld();
  const heard = listen(world);
  const answer = await world.ask(create(world, ', payload: "{\\"a\\":1}", requiredContexts: []'));
  const deployment = {
    commitOid: world.pull.headSha,
    environment: "staging",
    payload: '{"a":1}',
    ref: { name: "feature" },
  };
  expect(read(answer, "createDeployment")).toEqual({ autoMerged: false, deployment });
  expect(heard).toEqual(["deployment.created"]);
});

test("a ref that is behind gets the default branch instead of a deployment", async () => {
  const world = createWorld();
  pushCommit(world.state, world.repository, { branch: "main", files: { a: "1" }, by: ada });
  const answer = await world.ask(create(world));
  expect(read(answer, "createDeployment")).toEqual({ autoMerged: true, deployment: null });
  expect(world.repository.deployments).toEqual([]);
});

test("a conflict and a red check refuse the deployment in GitHub's words", async () => {
  const [conflicting, red] = [createWorld(), createWorld()];
  const files = { "index.html": "<p>Bye\n" };
  pushCommit(conflicting.state, conflicting.repository, { branch: "main", files, by: ada });
  const { headSha: sha } = red.pull;
  createCommitStatus(red.state, red.repository, { sha, context: "lint", state: "failure", by: ada });
  expect((await conflicting.ask(create(conflicting))).errors).toMatchObject([
    { type: "UNPROCESSABLE", message: "Conflict merging main into feature." },
  ]);
  expect((await red.ask(create(red))).errors).toMatchObject([
    { type: "UNPROCESSABLE", message: "Conflict: Commit status checks failed for feature." },
  ]);
});

test("an App without contents: write cannot have the default branch merged", async () => {
  const world = createWorld();
  pushCommit(world.state, world.repository, { branch: "main", files: { a: "1" }, by: ada });
  const viewer = world.installation({ deployments: "write", contents: "read" });
  expect((await world.ask(create(world), { viewer })).errors).toMatchObject([{ type: "FORBIDDEN" }]);
});

const input = ({ repository, pull }: World): string =>
  `repositoryId: "${repository.nodeId}", name: "slipway/staging", headSha: "${pull.headSha}"`;

test("an App creates a check run and completes it", async () => {
  const world = createWorld();
  const shown = "checkRun { id status conclusion title }";
  const created = await world.ask(
    `mutation { createCheckRun(input: { ${input(world)}, status: IN_PROGRESS }) { ${shown} } }`,
  );
  const run = read(created, "createCheckRun", "checkRun") as { id: string };
  expect(run).toEqual({ id: run.id, status: "IN_PROGRESS", conclusion: null, title: null });
  const output = 'output: { title: "Deployed", summary: "Done" }';
  const update = `repositoryId: "${world.repository.nodeId}", checkRunId: "${run.id}", conclusion: SUCCESS, ${output}`;
  const updated = await world.ask(`mutation { updateCheckRun(input: { ${update} }) { ${shown} } }`);
  const expected = { id: run.id, status: "COMPLETED", conclusion: "SUCCESS", title: "Deployed" };
  expect(read(updated, "updateCheckRun", "checkRun")).toEqual(expected);
});

test("check runs are for Apps, each for its own, and for commits that exist", async () => {
  const world = createWorld();
  const { repository, pull, state } = world;
  const mine = `mutation { createCheckRun(input: { ${input(world)} }) { clientMutationId } }`;
  const asPerson = await world.ask(mine, { viewer: { kind: "person", login: "ada" } });
  const nowhere = await world.ask(mine.replaceAll(pull.headSha, "0".repeat(40)));
  const other = createCheckRun(state, repository, {
    sha: pull.headSha,
    name: "ci",
    app: { id: 1, slug: "ci" },
    by: ada,
  });
  const update = `repositoryId: "${repository.nodeId}", checkRunId: "${other.nodeId}", conclusion: SUCCESS`;
  const foreignRun = await world.ask(`mutation { updateCheckRun(input: { ${update} }) { clientMutationId } }`);
  expect([asPerson, nowhere, foreignRun].map(({ errors }) => errors?.[0]?.type)).toEqual([
    "FORBIDDEN",
    "UNPROCESSABLE",
    "FORBIDDEN",
  ]);
});
