import { expect, test } from "@jest/globals";
import { head } from "./answers.ts";
import { edge, repository } from "./edge.ts";
import { answerWith, expectValid } from "./queries.ts";

const tipOf = (name: string, oid: string) => ({ prefix: "refs/heads/", name, target: { oid } });
const headsPath = `/repos/acme/site/commits/${head}/branches-where-head`;
const compared = (tip: string): string => `/repos/acme/site/compare/${head}...${tip}`;

test("a commit is on the branches whose tip it is, and on those that have it", async () => {
  const { github, scope } = await edge();
  scope.get(headsPath).reply(200, [{ name: "release/2", commit: { sha: head }, protected: false }]);
  const tips = { branch0: tipOf("main", "m1"), branch1: tipOf("old", "o1"), branch2: null };
  const queries = answerWith(scope, [{ data: { repository: tips } }]);
  scope.get(compared("m1")).query({ per_page: 1 }).reply(200, { status: "ahead" });
  scope.get(compared("o1")).query({ per_page: 1 }).reply(200, { status: "diverged" });
  expect(await github.readBranchesOf(repository, head, ["main", "old", "gone"])).toEqual(["release/2", "main"]);
  expect(queries[0]?.variables).toMatchObject({ branch0: "refs/heads/main", branch2: "refs/heads/gone" });
  expectValid(queries);
  scope.done();
});

test("what is a tip needs no comparison", async () => {
  const { github, scope } = await edge();
  scope.get(headsPath).reply(200, [{ name: "main" }]);
  const tips = { branch0: tipOf("main", head), branch1: tipOf("next", head) };
  answerWith(scope, [{ data: { repository: tips } }]);
  expect(await github.readBranchesOf(repository, head, ["main", "next"])).toEqual(["main", "next"]);
  scope.done();
});

test("at most five branches are compared", async () => {
  const { github, scope } = await edge();
  scope.get(headsPath).reply(200, []);
  const names = Array.from({ length: 8 }, (_, index) => `b${index}`);
  const queries = answerWith(scope, [{ data: { repository: {} } }]);
  expect(await github.readBranchesOf(repository, head, names)).toEqual([]);
  expect(Object.keys(queries[0]?.variables ?? {}).filter((name) => /^branch\d/.test(name))).toHaveLength(5);
  scope.done();
});

test("without branches to compare only the tips are asked for", async () => {
  const { github, scope } = await edge();
  scope.get(headsPath).reply(200, []);
  expect(await github.readBranchesOf(repository, head, [])).toEqual([]);
  scope.done();
});

test("a branch that passes for another by its long name has nothing", async () => {
  const { github, scope } = await edge();
  scope.get(headsPath).reply(200, []);
  answerWith(scope, [{ data: { repository: { branch0: tipOf("refs/heads/main", head) } } }]);
  expect(await github.readBranchesOf(repository, head, ["main"])).toEqual([]);
  scope.done();
});

test("of globs, those of the first hundred branches that match are compared, as far as five go", async () => {
  const { github, scope } = await edge();
  scope.get(headsPath).reply(200, []);
  const listed = ["main", "release/1", "release/2", "release/3", "other"];
  const all = listed.map((name) => ({ name, commit: { sha: `tip-of-${name.replace("/", "-")}` } }));
  scope.get("/repos/acme/site/branches").query({ per_page: 100 }).reply(200, all);
  answerWith(scope, [{ data: { repository: { branch0: tipOf("main", "tip-of-main") } } }]);
  for (const tip of ["main", "release-1", "release-3"])
    scope
      .get(compared(`tip-of-${tip}`))
      .query({ per_page: 1 })
      .reply(200, { status: "diverged" });
  scope.get(compared("tip-of-release-2")).query({ per_page: 1 }).reply(200, { status: "ahead" });
  expect(await github.readBranchesOf(repository, head, ["main", "release/*"])).toEqual(["release/2"]);
  scope.done();
});
