// What a pull request says of its head, its base, its reviews and whether it could be merged.
import { expect, test } from "@jest/globals";
import { createCheckRun } from "../../../src/sandbox/state/check-runs.ts";
import type { Repository, State } from "../../../src/sandbox/state/model.ts";
import {
  closePullRequest,
  draftPullRequest,
  labelPullRequest,
  mergePullRequest,
  openPullRequest,
} from "../../../src/sandbox/state/pulls.ts";
import { deleteBranch, pushCommit } from "../../../src/sandbox/state/push.ts";
import { addCollaborator, forkRepository } from "../../../src/sandbox/state/repositories.ts";
import { submitReview } from "../../../src/sandbox/state/reviews.ts";
import { ada, createWorld, grace, inPull, inRepository, person, read, type World, without } from "./world.ts";

async function pull(world: World, selection: string): Promise<unknown> {
  return read(await world.ask(inPull(selection)), "repository", "pullRequest");
}

test("whether it can be merged is unknown to the first who asks, and after every push", async () => {
  const world = createWorld();
  const selection = "mergeable mergeStateStatus potentialMergeCommit { oid }";
  const unknown = { mergeable: "UNKNOWN", mergeStateStatus: "UNKNOWN", potentialMergeCommit: null };
  const clean = {
    mergeable: "MERGEABLE",
    mergeStateStatus: "CLEAN",
    potentialMergeCommit: { oid: expect.any(String) },
  };
  expect(await pull(world, selection)).toEqual(unknown);
  expect(await pull(world, selection)).toEqual(clean);
  pushCommit(world.state, world.repository, { branch: "main", files: { a: "1" }, by: ada });
  expect(await pull(world, selection)).toEqual(unknown);
  expect(await pull(world, selection)).toEqual(clean);
});

test("asking for something else does not make GitHub find out", async () => {
  const world = createWorld();
  await pull(world, "title");
  expect(await pull(world, "mergeable")).toEqual({ mergeable: "UNKNOWN" });
});

test("two sides that change the same file conflict", async () => {
  const world = createWorld();
  pushCommit(world.state, world.repository, { branch: "main", files: { "index.html": "<p>Bye\n" }, by: ada });
  await pull(world, "mergeable");
  const conflicting = { mergeable: "CONFLICTING", mergeStateStatus: "DIRTY", potentialMergeCommit: null };
  expect(await pull(world, "mergeable mergeStateStatus potentialMergeCommit { oid }")).toEqual(conflicting);
});

type Change = (world: World) => unknown;

test.each<[string, string, Change]>([
  ["a required context is missing", "BLOCKED", ({ repository }) => repository.requiredContexts.set("main", ["test"])],
  ["a required review is missing", "BLOCKED", ({ repository }) => repository.requiredReviews.set("main", 1)],
  [
    "it is a draft",
    "DRAFT",
    ({ state, repository, pull }) => draftPullRequest(state, repository, { pull, draft: true, by: ada }),
  ],
  ["a check failed", "UNSTABLE", ({ state, repository, pull }) => failCheck(state, repository, pull.headSha)],
])("where %s the merge state is %s", async (_why, expected, change) => {
  const world = createWorld();
  change(world);
  await pull(world, "mergeable");
  expect(await pull(world, "mergeStateStatus")).toEqual({ mergeStateStatus: expected });
});

function failCheck(state: State, repository: Repository, sha: string): void {
  createCheckRun(state, repository, { sha, name: "test", app: { id: 1, slug: "ci" }, conclusion: "failure", by: ada });
}

test("the state tells merged from closed", async () => {
  const [open, closed, merged] = [createWorld(), createWorld(), createWorld()];
  closePullRequest(closed.state, closed.repository, { pull: closed.pull, by: ada });
  mergePullRequest(merged.state, merged.repository, { pull: merged.pull, by: ada });
  const selection = "state merged closed mergedBy { login }";
  expect(await pull(open, selection)).toEqual({ state: "OPEN", merged: false, closed: false, mergedBy: null });
  expect(await pull(closed, selection)).toEqual({ state: "CLOSED", merged: false, closed: true, mergedBy: null });
  const by = { login: "ada" };
  expect(await pull(merged, selection)).toEqual({ state: "MERGED", merged: true, closed: true, mergedBy: by });
});

test("a deleted branch leaves its name and its last oid, but no ref", async () => {
  const world = createWorld();
  const { headSha } = world.pull;
  deleteBranch(world.state, world.repository, { branch: "feature", by: ada });
  expect(await pull(world, "headRefName headRefOid headRef { name } headRepository { nameWithOwner }")).toEqual({
    headRefName: "feature",
    headRefOid: headSha,
    headRef: null,
    headRepository: { nameWithOwner: "acme/site" },
  });
});

function forkedWorld() {
  const world = createWorld();
  const fork = forkRepository(world.state, { of: world.repository, owner: "mallory" });
  pushCommit(world.state, fork, { branch: "patch", files: { "evil.txt": "x" }, by: person("mallory") });
  const opened = openPullRequest(world.state, world.repository, { head: "patch", from: fork, by: person("mallory") });
  const ask = async (selection: string) =>
    read(
      await world.ask(inRepository(`pullRequest(number: ${opened.number}) { ${selection} }`)),
      "repository",
      "pullRequest",
    );
  return { world, fork, opened, ask };
}

test("a fork's pull request shows the fork, its branch, and its commit in the base", async () => {
  const { opened, ask } = forkedWorld();
  const selection = `isCrossRepository headRepository { nameWithOwner isFork parent { nameWithOwner } }
    headRef { name target { oid } } commits(last: 1) { nodes { commit { oid } } }`;
  expect(await ask(selection)).toEqual({
    isCrossRepository: true,
    headRepository: { nameWithOwner: "mallory/site", isFork: true, parent: { nameWithOwner: "acme/site" } },
    headRef: { name: "patch", target: { oid: opened.headSha } },
    commits: { nodes: [{ commit: { oid: opened.headSha } }] },
  });
});

test("a fork's branch is compared inside the fork, whose own main may be old", async () => {
  const { world, ask } = forkedWorld();
  pushCommit(world.state, world.repository, { branch: "main", files: { a: "1" }, by: ada });
  const selection = 'headRef { compare(headRef: "main") { aheadBy behindBy } }';
  expect(await ask(selection)).toEqual({ headRef: { compare: { aheadBy: 0, behindBy: 1 } } });
});

test("a fork that is gone, or hidden, is null with its ref", async () => {
  const { world, fork, opened, ask } = forkedWorld();
  const selection = "isCrossRepository headRepository { id } headRef { id }";
  const gone = { isCrossRepository: true, headRepository: null, headRef: null };
  fork.private = true;
  expect(await ask(selection)).toEqual(gone);
  world.state.repositories.delete("mallory/site");
  opened.headRepository = null;
  expect(await ask(selection)).toEqual(gone);
});

test("without a rule that asks for reviews there is no decision, whatever reviewers say", async () => {
  const world = createWorld();
  submitReview(world.state, world.repository, { pull: world.pull, state: "APPROVED", by: grace });
  expect(await pull(world, "reviewDecision")).toEqual({ reviewDecision: null });
});

test.each([
  ["nobody", [], "REVIEW_REQUIRED"],
  ["a reader", [["reader", "APPROVED"]], "REVIEW_REQUIRED"],
  ["the author", [["ada", "APPROVED"]], "REVIEW_REQUIRED"],
  ["a writer", [["grace", "APPROVED"]], "APPROVED"],
  [
    "a writer, who then comments",
    [
      ["grace", "APPROVED"],
      ["grace", "COMMENTED"],
    ],
    "APPROVED",
  ],
  [
    "a writer, who then changes their mind",
    [
      ["grace", "APPROVED"],
      ["grace", "CHANGES_REQUESTED"],
    ],
    "CHANGES_REQUESTED",
  ],
  [
    "a writer, whose review is dismissed",
    [
      ["grace", "APPROVED"],
      ["grace", "DISMISSED"],
    ],
    "REVIEW_REQUIRED",
  ],
] as const)("approved by %s", async (_who, reviews, expected) => {
  const world = createWorld();
  addCollaborator(world.state, world.repository, { login: "grace", role: "write" });
  world.repository.requiredReviews.set("main", 1);
  for (const [login, state] of reviews) {
    submitReview(world.state, world.repository, { pull: world.pull, state, by: person(login) });
  }
  expect(await pull(world, "reviewDecision")).toEqual({ reviewDecision: expected });
});

test("the latest opinions leave comments out, and readers too where only writers are asked", async () => {
  const world = createWorld();
  addCollaborator(world.state, world.repository, { login: "grace", role: "maintain" });
  const say = (login: string, state: "APPROVED" | "COMMENTED" | "CHANGES_REQUESTED") =>
    submitReview(world.state, world.repository, { pull: world.pull, state, by: person(login) });
  say("grace", "CHANGES_REQUESTED");
  say("grace", "APPROVED");
  say("grace", "COMMENTED");
  say("reader", "APPROVED");
  const nodes = "nodes { state author { login } commit { oid } }";
  const asked = `all: latestOpinionatedReviews(first: 5) { ${nodes} } writers: latestOpinionatedReviews(first: 5, writersOnly: true) { ${nodes} }
    newest: latestReviews(first: 5) { ${nodes} } approvals: reviews(first: 5, states: [APPROVED]) { totalCount }`;
  const by = (login: string, state: string) => ({ state, author: { login }, commit: { oid: world.pull.headSha } });
  expect(await pull(world, asked)).toEqual({
    all: { nodes: [by("grace", "APPROVED"), by("reader", "APPROVED")] },
    writers: { nodes: [by("grace", "APPROVED")] },
    newest: { nodes: [by("grace", "COMMENTED"), by("reader", "APPROVED")] },
    approvals: { totalCount: 2 },
  });
});

test("its commits are those that the base lacks, oldest first, also once it is merged", async () => {
  const world = createWorld();
  const first = world.pull.headSha;
  const second = pushCommit(world.state, world.repository, { branch: "feature", files: { b: "1" }, by: ada }).oid;
  const commits = "commits(first: 5) { totalCount nodes { commit { oid } } }";
  const both = { commits: { totalCount: 2, nodes: [{ commit: { oid: first } }, { commit: { oid: second } }] } };
  expect(await pull(world, commits)).toEqual(both);
  mergePullRequest(world.state, world.repository, { pull: world.pull, by: ada });
  expect(await pull(world, commits)).toEqual(both);
});

test("labels are names", async () => {
  const world = createWorld();
  labelPullRequest(world.state, world.repository, { pull: world.pull, label: "preview", by: ada });
  expect(await pull(world, "labels(first: 5) { nodes { name } }")).toEqual({
    labels: { nodes: [{ name: "preview" }] },
  });
});

test("pull requests are found by state, branch and label, newest first where asked so", async () => {
  const world = createWorld();
  pushCommit(world.state, world.repository, { branch: "other", files: { o: "1" }, by: ada });
  openPullRequest(world.state, world.repository, { head: "other", by: ada });
  closePullRequest(world.state, world.repository, { pull: world.pull, by: ada });
  const list = (name: string, args: string) => `${name}: pullRequests(first: 5, ${args}) { nodes { number } }`;
  const asked = [
    list("open", "states: [OPEN]"),
    list("branch", 'headRefName: "feature", states: [OPEN, CLOSED]'),
    list("newest", "orderBy: { field: CREATED_AT, direction: DESC }"),
    list("labelled", 'labels: ["preview"]'),
  ];
  const numbers = (...all: readonly number[]) => ({ nodes: all.map((number) => ({ number })) });
  expect(read(await world.ask(inRepository(asked.join(" "))), "repository")).toEqual({
    open: numbers(2),
    branch: numbers(1),
    newest: numbers(2, 1),
    labelled: numbers(),
  });
});

test("without pull_requests: read there is no pull request", async () => {
  const world = createWorld();
  const viewer = world.installation(without("pull_requests"));
  const answer = await world.ask(inRepository("name pullRequest(number: 1) { id }"), { viewer });
  expect(answer.data).toEqual({ repository: { name: "site", pullRequest: null } });
  expect(answer.errors).toMatchObject([{ type: "FORBIDDEN", path: ["repository", "pullRequest"] }]);
});

test("classic branch protection is for administrators, what the rules ask is for everyone", async () => {
  const world = createWorld();
  world.repository.requiredContexts.set("main", ["test"]);
  const selection = `baseRef {
    refUpdateRule { requiredStatusCheckContexts viewerCanPush } branchProtectionRule { pattern }
    rules(first: 5) { nodes { parameters { ... on RequiredStatusChecksParameters { requiredStatusChecks { context integrationId } } } } }
  }`;
  const viewer = world.installation(without("administration"));
  const answer = await world.ask(inPull(selection), { viewer });
  expect(answer.data).toEqual({
    repository: {
      pullRequest: {
        baseRef: {
          refUpdateRule: { requiredStatusCheckContexts: ["test"], viewerCanPush: true },
          branchProtectionRule: null,
          rules: { nodes: [{ parameters: { requiredStatusChecks: [{ context: "test", integrationId: null }] } }] },
        },
      },
    },
  });
  expect(answer.errors).toMatchObject([{ type: "FORBIDDEN" }]);
});

test("links begin where the pages are", async () => {
  expect(await pull(createWorld(), "url resourcePath permalink")).toEqual({
    url: "https://github.com/acme/site/pull/1",
    resourcePath: "/acme/site/pull/1",
    permalink: "https://github.com/acme/site/pull/1",
  });
});
