import { expect, test } from "@jest/globals";
import { edge, repository } from "./edge.ts";
import { answerWith, expectValid } from "./queries.ts";

const path = "/repos/acme/site/installation";

test("a repository leads to its installation", async () => {
  const { github, scope } = await edge(0);
  scope.get(path).reply(200, { id: 42, suspended_at: null });
  expect(await github.readInstallation("acme/site")).toBe(42);
  scope.done();
});

test.each([
  ["the App is not installed", 404, { message: "Not Found" }],
  ["the installation is suspended", 200, { id: 42, suspended_at: "2026-01-05T10:00:00Z" }],
])("where %s there is none", async (_why, status, body) => {
  const { github, scope } = await edge(0);
  scope.get(path).reply(status, body);
  expect(await github.readInstallation("acme/site")).toBeNull();
  scope.done();
});

test("where GitHub does not answer nobody knows, and it is asked again", async () => {
  const { github, scope } = await edge(0);
  scope.get(path).reply(502, "");
  await expect(github.readInstallation("acme/site")).rejects.toMatchObject({ fault: "transient" });
  scope.get(path).reply(200, { id: 42, suspended_at: null });
  expect(await github.readInstallation("acme/site")).toBe(42);
  scope.done();
});

test("the App is installed on more repositories at its own page, which is asked for once", async () => {
  const { github, scope } = await edge(0);
  scope.get("/app").reply(200, { id: 1, slug: "slipway", html_url: "https://github.com/apps/slipway" });
  const url = "https://github.com/apps/slipway/installations/new";
  expect([await github.installUrl(), await github.installUrl()]).toEqual([url, url]);
  scope.done();
});

test("a deployment by its number is found where it is, and none of another repository", async () => {
  const { github, scope } = await edge();
  scope.get("/app").reply(200, { id: 1, slug: "slipway", html_url: "https://github.com/apps/slipway" });
  scope.get("/repos/acme/site/deployments/5").reply(200, { id: 5, node_id: "DE_5" });
  const queries = answerWith(scope, [{ data: { nodes: [{ __typename: "Deployment", databaseId: 5, ...nothing }] } }]);
  expect(await github.readDeployment(repository, 5)).toMatchObject({ id: 5, environment: "staging" });
  expectValid(queries);
  scope.get("/repos/acme/site/deployments/6").reply(404, { message: "Not Found" });
  expect(await github.readDeployment(repository, 6)).toBeNull();
  scope.done();
});

const nothing = {
  id: "DE_5",
  environment: "staging",
  task: "deploy",
  createdAt: "2026-01-05T10:00:00Z",
  commitOid: "a".repeat(40),
  ref: null,
  payload: null,
  creator: null,
  latestStatus: null,
  statuses: { nodes: [] },
};
