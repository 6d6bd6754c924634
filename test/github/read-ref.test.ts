import { expect, test } from "@jest/globals";
import { head, page } from "./answers.ts";
import { edge, repository } from "./edge.ts";
import { answerWith, expectValid, failed, refused } from "./queries.ts";

const nothing = { branch: null, tag: null };
const short = head.slice(0, 7);

interface Pull {
  readonly number: number;
  readonly state?: string;
  readonly headRefOid?: string;
  readonly isCrossRepository?: boolean;
}

const pulls = (found: readonly Pull[] = [], next: string | null = null) =>
  page(
    found.map((pull) => ({ state: "OPEN", headRefOid: head, isCrossRepository: false, ...pull })),
    next,
  );

const branchNamed = (name: string, associatedPullRequests = pulls()) => ({
  prefix: "refs/heads/",
  name,
  target: { __typename: "Commit", oid: head },
  associatedPullRequests,
});

const commit = (associatedPullRequests = pulls()) => ({ __typename: "Commit", oid: head, associatedPullRequests });

const tagNamed = (name: string, target: object | null) => ({ prefix: "refs/tags/", name, target });

async function readRef(ref: string, ...answers: readonly object[]) {
  const { github, scope } = await edge();
  const queries = answerWith(
    scope,
    answers.map((found) => ({ data: { repository: found } })),
  );
  const named = await github.readRef(repository, ref);
  expectValid(queries);
  scope.done();
  return { named, queries };
}

test("a branch is found with its own open pull requests, not those of forks that call theirs the same", async () => {
  const found = pulls([{ number: 7 }, { number: 8, isCrossRepository: true }]);
  const { named, queries } = await readRef("main", { ...nothing, branch: branchNamed("main", found) });
  const pullRequests = [{ number: 7, fork: false }];
  expect(named).toEqual({ kind: "branch", name: "main", sha: head, pullRequests });
  expect(queries[0]?.variables).toMatchObject({ branch: "refs/heads/main", tag: "refs/tags/main", isSha: false });
});

test("a branch wins over a tag and a sha of its name", async () => {
  const found = { branch: branchNamed(short), tag: tagNamed(short, commit()), commit: commit(), pullRequests: pulls() };
  expect((await readRef(short, found)).named).toMatchObject({ kind: "branch" });
});

test.each([
  ["lightweight", commit(pulls([{ number: 7 }]))],
  ["annotated", { __typename: "Tag", oid: "f".repeat(40), target: commit(pulls([{ number: 7 }])) }],
  [
    "of a tag",
    {
      __typename: "Tag",
      oid: "f".repeat(40),
      target: { __typename: "Tag", oid: "1", target: commit(pulls([{ number: 7 }])) },
    },
  ],
])("a tag that is %s stands for its commit", async (_kind, target) => {
  const { named } = await readRef("v1", { ...nothing, tag: tagNamed("v1", target) });
  expect(named).toEqual({ kind: "tag", name: "v1", sha: head, pullRequests: [{ number: 7, fork: false }] });
});

test("a tag of something else than a commit stands for nothing", async () => {
  expect(
    (await readRef("v1", { ...nothing, tag: tagNamed("v1", { __typename: "Blob", oid: head }) })).named,
  ).toBeNull();
});

test("a short sha stands for the full one, and for the open pull request whose head it is", async () => {
  const found = pulls([{ number: 6, state: "MERGED" }, { number: 7 }, { number: 8, headRefOid: "other" }]);
  const { named, queries } = await readRef(short.toUpperCase(), {
    ...nothing,
    commit: commit(found),
    pullRequests: pulls(),
  });
  expect(named).toEqual({ kind: "sha", name: head, sha: head, pullRequests: [{ number: 7, fork: false }] });
  expect(queries[0]?.variables).toMatchObject({ sha: short, isSha: true });
});

test("a fork's head is found among the open pull requests, also on a further page", async () => {
  const first = { ...nothing, commit: commit(), pullRequests: pulls([{ number: 1, headRefOid: "other" }], "p100") };
  const second = { pullRequests: pulls([{ number: 8, isCrossRepository: true }]) };
  const { named, queries } = await readRef(head, first, second);
  expect(named).toMatchObject({ kind: "sha", pullRequests: [{ number: 8, fork: true }] });
  expect(queries[1]).toMatchObject({ name: "SlipwayOpenPulls", variables: { after: "p100" } });
});

test("more pull requests from a branch than a page holds are read on", async () => {
  const first = { ...nothing, branch: branchNamed("main", pulls([{ number: 7 }], "p100")) };
  const second = { branch: { associatedPullRequests: pulls([{ number: 8 }]) } };
  expect((await readRef("main", first, second)).named).toMatchObject({ pullRequests: [{ number: 7 }, { number: 8 }] });
});

test("more pull requests than Slipway reads are no answer", async () => {
  const first = { ...nothing, commit: commit(), pullRequests: pulls([], "more") };
  const further = Array.from({ length: 9 }, () => ({ pullRequests: pulls([], "more") }));
  await expect(readRef(head, first, ...further)).rejects.toMatchObject({ fault: "rejected" });
});

test.each([
  ["nothing of that name", nothing],
  ["a branch of a longer name", { ...nothing, branch: branchNamed("refs/heads/gone") }],
])("where GitHub finds %s, the name stands for nothing", async (_what, found) => {
  expect((await readRef("gone", found)).named).toBeNull();
});

test.each([
  ["something else than a commit", { __typename: "Blob", oid: head }],
  ["another commit", { __typename: "Commit", oid: "f".repeat(40), associatedPullRequests: pulls() }],
])("a sha that GitHub takes for %s stands for nothing", async (_what, found) => {
  expect((await readRef(short, { ...nothing, commit: found, pullRequests: pulls() })).named).toBeNull();
});

test.each([
  "HEAD~1",
  "main^2",
  "main:README.md",
  "main@{1}",
  "a..b",
  "a b",
  "/main",
  "main/",
  "a//b",
  ".main",
  "a/.b",
  "main.lock",
  "main.",
  "@",
  "v*",
  "a\\b",
  "a\u0000b",
  "",
  "a".repeat(256),
])("%j is no name of a ref, and GitHub is not asked", async (ref) => {
  const { github } = await edge(0);
  expect(await github.readRef(repository, ref)).toBeNull();
});

test.each([
  ["hides the pull requests", refused("branch", "associatedPullRequests"), "setup"],
  ["fails", failed, "transient"],
])("where GitHub %s, nothing is known of the ref", async (_what, error, fault) => {
  const { github, scope } = await edge();
  answerWith(scope, [{ data: { repository: nothing }, errors: [error] }]);
  await expect(github.readRef(repository, "main")).rejects.toMatchObject({ fault });
  scope.done();
});
