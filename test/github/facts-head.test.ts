import { expect, test } from "@jest/globals";
import type { NamedRef } from "../../src/domain/snapshot.ts";
import { aCommit, aPullRequest, aRun, before, head, main, page, tree, withHead } from "./answers.ts";
import { readFacts } from "./asked.ts";
import { refused } from "./queries.ts";

test("the head says its tree and whether its signature is verified", async () => {
  const pullRequest = withHead({ signature: { isValid: true } });
  const { facts } = await readFacts({ repository: { pullRequest } });
  expect(facts.head).toMatchObject({ kind: "branch", ref: "topic", sha: head, tree, signed: true, on: ["topic"] });
});

test.each([
  ["without a signature", null],
  ["with one that GitHub does not take", { isValid: false }],
])("a head %s is not signed", async (_which, signature) => {
  const { facts } = await readFacts({ repository: { pullRequest: withHead({ signature }) } });
  expect(facts.head.signed).toBe(false);
});

test("a signature that GitHub hides is unread", async () => {
  const errors = [refused("pullRequest", "headRef", "target", "signature")];
  const { facts } = await readFacts({ errors });
  expect(facts.head.signed).toEqual({ unread: "Resource not accessible by integration" });
});

const forked = aPullRequest({ isCrossRepository: true, headRef: { compare: { aheadBy: 9 }, target: null } });
const comparison = `/repos/acme/site/compare/${main}...${head}`;

test("the head of a fork is read in the repository that it goes to, and compared with its default branch", async () => {
  const { facts, queries } = await readFacts({
    repository: { pullRequest: forked },
    pages: [{ data: { repository: { object: aCommit() } } }],
    rest: (scope) => void scope.get(comparison).query({ per_page: 1 }).reply(200, { status: "diverged", behind_by: 2 }),
  });
  expect(queries[1]).toMatchObject({ name: "SlipwayForkHead", variables: { oid: head, number: 7 } });
  expect(facts.head).toMatchObject({ sha: head, exists: true, behindBy: 2, tree, on: [] });
  expect(facts.contexts).toMatchObject({ found: [{ name: "ci/test", state: "success" }] });
});

test("a fork's commit that GitHub shows nobody leaves everything about it unread", async () => {
  const { facts } = await readFacts({
    repository: { pullRequest: forked },
    pages: [{ data: { repository: { object: null } } }],
    rest: (scope) => void scope.get(comparison).query(true).reply(404, { message: "Not Found" }),
  });
  const unread = { unread: "GitHub does not show the commit of the fork" };
  expect(facts.contexts).toEqual(unread);
  expect(facts.head).toMatchObject({ signed: unread, tree: null, behindBy: { unread: "Not Found" } });
});

const branch: NamedRef = { kind: "branch", name: "release/2", sha: head, pullRequests: [] };
const headRef = { prefix: "refs/heads/", name: "release/2", target: { oid: head }, compare: { aheadBy: 3 } };
const rules = { refUpdateRule: { requiredStatusCheckContexts: ["ci/test"] }, rules: { nodes: [] } };
const asRef = {
  pullRequest: null,
  head: aCommit(),
  defaultBranchRef: { name: "main", target: { oid: main }, ...rules },
};

test("a branch without a pull request is read in one query, by the rules of the default branch", async () => {
  const { facts, queries } = await readFacts({
    repository: { ...asRef, headRef },
    asked: { subject: { ref: branch } },
  });
  expect(queries).toHaveLength(1);
  expect(queries[0]?.variables).toMatchObject({ oid: head, ref: "refs/heads/release/2", isBranch: true });
  expect(queries[0]?.text).not.toContain("isRequired");
  expect(facts.pullRequest).toBeNull();
  expect(facts.head).toMatchObject({
    kind: "branch",
    ref: "release/2",
    sha: head,
    exists: true,
    behindBy: 3,
    tree,
    on: ["release/2"],
  });
  expect(facts.contexts).toMatchObject({ found: [{ name: "ci/test", required: true }], required: ["ci/test"] });
});

test.each(["tag", "sha"] as const)("a %s is compared with nothing, and known to be on no branch", async (kind) => {
  const ref: NamedRef = { kind, name: kind === "tag" ? "v1" : head, sha: head, pullRequests: [] };
  const { facts, queries } = await readFacts({ repository: asRef, asked: { subject: { ref } } });
  expect(queries[0]?.variables).toMatchObject({ isBranch: false });
  const behindBy = { unread: "only branches are compared" };
  expect(facts.head).toMatchObject({ kind, ref: ref.name, exists: true, behindBy, on: [] });
});

test.each([
  ["is gone", null, { exists: false }],
  ["moves", { ...headRef, target: { oid: before } }, { exists: true, behindBy: { unread: "the branch is moving" } }],
  ["is another of a longer name", { ...headRef, name: "refs/heads/release/2" }, { exists: false }],
])("a branch that %s is not taken for the one that was named", async (_what, found, expected) => {
  const { facts } = await readFacts({
    repository: { ...asRef, headRef: found },
    asked: { subject: { ref: branch } },
  });
  expect(facts.head).toMatchObject(expected);
});

test("a commit that is gone has no contexts, and does not exist", async () => {
  const ref: NamedRef = { kind: "sha", name: head, sha: head, pullRequests: [] };
  const { facts } = await readFacts({ repository: { ...asRef, head: {} }, asked: { subject: { ref } } });
  expect(facts.head.exists).toBe(false);
  expect(facts.contexts).toEqual({ unread: "its commit is gone" });
});

test("more than a page of checks of a ref is read on without asking what is required of a pull request", async () => {
  const full = page(
    Array.from({ length: 100 }, (_, index) => aRun({ name: `ci/${index}` })),
    "c100",
  );
  const more = { data: { repository: { object: { oid: head, statusCheckRollup: { contexts: page([aRun()]) } } } } };
  const { facts, queries } = await readFacts({
    repository: { ...asRef, head: aCommit({ statusCheckRollup: { contexts: full } }), headRef },
    asked: { subject: { ref: branch } },
    pages: [more],
  });
  expect(facts.contexts).toMatchObject({ found: { length: 101 } });
  expect(queries[1]?.text).not.toContain("isRequired");
});
