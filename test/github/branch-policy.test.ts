import { expect, test } from "@jest/globals";
import { type Edge, edge, repository } from "./edge.ts";

const environment = "/repos/acme/site/environments/eu%2Flive";
const policies = `${environment}/deployment-branch-policies`;
const custom = { protected_branches: false, custom_branch_policies: true };
const guarded = { protected_branches: true, custom_branch_policies: false };
const first = { page: 1, per_page: 100 };

async function read(announce: (scope: Edge["scope"]) => void) {
  const { github, scope } = await edge();
  announce(scope);
  const refs = await github.readBranchPolicy(repository, "eu/live");
  scope.done();
  return refs;
}

test("without a policy every branch and tag is taken", async () => {
  const refs = await read((scope) => scope.get(environment).reply(200, { deployment_branch_policy: null }));
  expect(refs).toEqual(["**", "tag:**"]);
});

test("protected branches are taken by their names", async () => {
  const refs = await read((scope) => {
    scope.get(environment).reply(200, { deployment_branch_policy: guarded });
    const query = { protected: true, ...first };
    scope
      .get("/repos/acme/site/branches")
      .query(query)
      .reply(200, [{ name: "main" }, { name: "release/1" }]);
  });
  expect(refs).toEqual(["refs/heads/main", "refs/heads/release/1"]);
});

test("a policy's own patterns are taken, of tags as such", async () => {
  const refs = await read((scope) => {
    scope.get(environment).reply(200, { deployment_branch_policy: custom });
    const branch_policies = [
      { id: 1, name: "release/*", type: "branch" },
      { id: 2, name: "v*", type: "tag" },
      { id: 3, name: "main" },
    ];
    scope.get(policies).query(first).reply(200, { total_count: 3, branch_policies });
  });
  expect(refs).toEqual(["refs/heads/release/*", "tag:v*", "refs/heads/main"]);
});

const hundred = (page: number) =>
  Array.from({ length: 100 }, (_, index) => ({ id: index, name: `p${page}-${index}`, type: "branch" }));

test("more than a page of patterns is read on", async () => {
  const refs = await read((scope) => {
    scope.get(environment).reply(200, { deployment_branch_policy: custom });
    scope
      .get(policies)
      .query(first)
      .reply(200, { total_count: 101, branch_policies: hundred(1) });
    const last = [{ id: 1, name: "main", type: "branch" }];
    scope.get(policies).query({ page: 2, per_page: 100 }).reply(200, { total_count: 101, branch_policies: last });
  });
  expect(refs).toHaveLength(101);
});

test("after ten pages the policy is unread", async () => {
  const refs = await read((scope) => {
    scope.get(environment).reply(200, { deployment_branch_policy: custom });
    scope
      .get(policies)
      .query(true)
      .times(10)
      .reply(200, { total_count: 2000, branch_policies: hundred(1) });
  });
  expect(refs).toEqual({ unread: "its branch policy names more than 1000 refs" });
});

test.each([403, 404])("a policy that GitHub does not show (%i) is unread", async (status) => {
  const message = "no";
  expect(await read((scope) => scope.get(environment).reply(status, { message }))).toEqual({ unread: message });
});

test("a GitHub that is down is asked again later", async () => {
  const reading = read((scope) => scope.get(environment).reply(503));
  await expect(reading).rejects.toMatchObject({ fault: "transient" });
});

test.each([
  ["release/**", "refs/heads/release/*"],
  ["**", "refs/heads/*"],
  ["**/x", "refs/heads/**/x"],
  ["a/**/x***", "refs/heads/a/**/x*"],
  ["a**/x", "refs/heads/a*/x"],
])("the policy %s goes no farther across slashes than GitHub's own does", async (name, pattern) => {
  const refs = await read((scope) => {
    scope.get(environment).reply(200, { deployment_branch_policy: custom });
    scope
      .get(policies)
      .query(first)
      .reply(200, { total_count: 1, branch_policies: [{ id: 1, name }] });
  });
  expect(refs).toEqual([pattern]);
});
