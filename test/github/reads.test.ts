import { expect, test } from "@jest/globals";
import { edge, repository } from "./edge.ts";

const permission = "/repos/acme/site/collaborators/ada/permission";

test.each([
  [
    "a maintainer is one, though `permission` says write",
    { permission: "write", role_name: "maintain" },
    { role: "maintain", roleName: "maintain" },
  ],
  [
    "triage is read with another name",
    { permission: "read", role_name: "triage" },
    { role: "triage", roleName: "triage" },
  ],
  [
    "a custom role counts as what it is built on",
    { permission: "write", role_name: "deployer" },
    { role: "write", roleName: "deployer" },
  ],
  [
    "a role that nobody knows is unknown",
    { permission: "owner", role_name: "boss" },
    { role: "unknown", roleName: "boss" },
  ],
])("%s", async (_sentence, body, expected) => {
  const { github, scope } = await edge();
  scope.get(permission).reply(200, body);
  expect(await github.readPermission(repository, "ada")).toEqual(expected);
  scope.done();
});

test("a person that the repository does not know has no role", async () => {
  const { github, scope } = await edge();
  scope.get(permission).reply(404, { message: "Not Found" });
  expect(await github.readPermission(repository, "ada")).toEqual({ role: "none", roleName: "none" });
  scope.done();
});

test("the last push is GitHub's own time, and a branch in a folder stays one name", async () => {
  const { github, scope } = await edge();
  const push = { after: "abc", timestamp: "2026-01-05T09:00:00Z" };
  scope.get("/repos/acme/site/activity").query({ ref: "refs/heads/feature/a b", per_page: 1 }).reply(200, [push]);
  expect(await github.readPush(repository, "feature/a b")).toEqual({ sha: "abc", at: "2026-01-05T09:00:00Z" });
  scope.done();
});

test.each([[403], [404], [422]])("a GitHub that does not say when (%i) says nothing", async (status) => {
  const { github, scope } = await edge();
  scope.get("/repos/acme/site/activity").query(true).reply(status, { message: "no" });
  expect(await github.readPush(repository, "topic")).toBeNull();
  scope.done();
});

test("a GitHub that is down is asked again later, not taken for a no", async () => {
  const { github, scope } = await edge();
  scope.get("/repos/acme/site/activity").query(true).reply(503);
  await expect(github.readPush(repository, "topic")).rejects.toMatchObject({ fault: "transient" });
  scope.done();
});

test.each([
  ["ahead", true],
  ["identical", true],
  ["behind", false],
  ["diverged", false],
])("a commit is in the default branch when the branch is %s of it: %s", async (status, expected) => {
  const { github, scope } = await edge();
  scope.get("/repos/acme/site/compare/abc...def").query({ per_page: 1 }).reply(200, { status });
  expect(await github.isAncestor(repository, "abc", "def")).toBe(expected);
  scope.done();
});
