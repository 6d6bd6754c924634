import { expect, test } from "@jest/globals";
import { isUnread } from "../../src/domain/snapshot.ts";
import type { CodeIn } from "../../src/flows/ports.ts";
import { head, page, tree } from "./answers.ts";
import { edge, repository } from "./edge.ts";
import { answerWith, expectValid, refused } from "./queries.ts";

const code: CodeIn = { environments: ["staging"], task: "deploy", sha: head, tree };
const status = (state: string) => ({ state });

/** A success of ours, of the sha that is looked for. */
const ours = (told: object = {}) => ({
  databaseId: 6,
  commitOid: head,
  task: "deploy",
  payload: '{"slipway":{"request":"9.0.staging"}}',
  state: "ACTIVE",
  creator: { __typename: "Bot", login: "slipway" },
  commit: { tree: { oid: "other" } },
  statuses: page([status("SUCCESS"), status("IN_PROGRESS")]),
  ...told,
});

interface Told {
  readonly pages: readonly object[];
  readonly errors?: readonly object[];
  readonly asked?: Partial<CodeIn>;
}

async function read({ pages, errors, asked }: Told) {
  const { github, scope } = await edge();
  scope.get("/app").reply(200, { id: 1, slug: "slipway", name: "Slipway" });
  const bodies = pages.map((found) => ({ data: { repository: found }, ...(errors ? { errors } : {}) }));
  const queries = answerWith(scope, bodies);
  const found = await github.readSucceeded(repository, { ...code, ...asked });
  expectValid(queries);
  scope.done();
  return { found, queries };
}

const inStaging = async (...deployments: readonly object[]) =>
  (await read({ pages: [{ in0: page(deployments) }] })).found;

test("each environment in which the sha succeeded is named, by one query", async () => {
  const pages = [{ in0: page([ours()]), in1: page([ours({ commitOid: "other" })]), in2: page([ours()]) }];
  const { found, queries } = await read({ pages, asked: { environments: ["staging", "qa", "lab"] } });
  expect(found).toEqual(["staging", "lab"]);
  expect(queries).toHaveLength(1);
  expect(queries[0]?.variables).toMatchObject({ in0: "staging", in1: "qa", in2: "lab", after_in0: null });
});

test("the same tree is the same code, whatever was merged", async () => {
  expect(await inStaging(ours({ commitOid: "other", commit: { tree: { oid: tree } } }))).toEqual(["staging"]);
});

test("a success counts that was inactive later, or is of another word by now", async () => {
  const statuses = page([status("INACTIVE"), status("SUCCESS"), status("PENDING")]);
  expect(await inStaging(ours({ state: "INACTIVE", statuses }))).toEqual(["staging"]);
});

test("what is active has succeeded, even behind more statuses than a page holds", async () => {
  expect(await inStaging(ours({ statuses: page([status("IN_PROGRESS")], "s100") }))).toEqual(["staging"]);
});

test.each([
  ["of another sha and tree", { commitOid: "other" }],
  ["whose commit is gone", { commitOid: "other", commit: null }],
  ["of another task", { task: "db:migrate" }],
  ["of a person", { creator: { __typename: "User", login: "slipway" } }],
  ["of another App", { creator: { __typename: "Bot", login: "ci" } }],
  ["of nobody any more", { creator: null }],
  ["without our payload", { payload: "{}" }],
  ["that failed", { state: "FAILURE", statuses: page([status("FAILURE")]) }],
  ["that was retired without ever succeeding", { state: "INACTIVE", statuses: page([status("INACTIVE")]) }],
])("a deployment %s is no success", async (_which, told) => {
  expect(await inStaging(ours(told))).toEqual([]);
});

test("without a tree only the sha counts", async () => {
  const pages = [{ in0: page([ours({ commitOid: "other", commit: { tree: null } })]) }];
  expect((await read({ pages, asked: { tree: null } })).found).toEqual([]);
});

test("only where it was not found yet is a further page read", async () => {
  const pages = [{ in0: page([ours()], "a50"), in1: page([ours({ task: "other" })], "b50") }, { in0: page([ours()]) }];
  const { found, queries } = await read({ pages, asked: { environments: ["staging", "qa"] } });
  expect(found).toEqual(["staging", "qa"]);
  expect(queries[1]?.variables).toMatchObject({ in0: "qa", after_in0: "b50" });
  expect(queries[1]?.variables).not.toHaveProperty("in1");
});

test("after five pages it is unread", async () => {
  const pages = Array.from({ length: 5 }, () => ({ in0: page([], "more") }));
  const { found } = await read({ pages });
  expect(found).toEqual({ unread: "it is not among the newest 250 deployments to staging" });
});

test("more statuses than a page holds, none of them a success, leave it unread", async () => {
  const found = await inStaging(ours({ state: "FAILURE", statuses: page([status("FAILURE")], "s100") }));
  expect(found).toEqual({ unread: "GitHub did not show all statuses of deployment 6" });
});

test.each([
  ["the deployments", refused("in0", "nodes"), { in0: { ...page([]), nodes: null } }],
  ["a creator", refused("in0", "nodes", 0, "creator"), { in0: page([ours({ creator: null })]) }],
])("where GitHub hides %s, it is unread", async (_what, error, found) => {
  const read_ = await read({ pages: [found], errors: [error] });
  expect(isUnread(read_.found)).toBe(true);
});

test("where no environment comes before, GitHub is not asked", async () => {
  const { github } = await edge(0);
  expect(await github.readSucceeded(repository, { ...code, environments: [] })).toEqual([]);
});
