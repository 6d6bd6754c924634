import { expect, test } from "@jest/globals";
import { edge, repository } from "./edge.ts";

const membership = "/orgs/acme/teams/sre/memberships/ada";

test.each([
  ["an active member is one", 200, { state: "active", role: "member" }, true],
  ["a maintainer of the team is one", 200, { state: "active", role: "maintainer" }, true],
  ["an invited person is none yet", 200, { state: "pending", role: "member" }, false],
  ["anybody else is none", 404, { message: "Not Found" }, false],
  ["where the App may not know, it is unread", 403, { message: "Resource not accessible by integration" }, null],
])("%s", async (_sentence, status, body, expected) => {
  const { github, scope } = await edge();
  scope.get(membership).reply(status, body);
  expect(await github.isMember(repository, "acme/sre", "ada")).toEqual(
    expected ?? { unread: "Resource not accessible by integration" },
  );
  scope.done();
});

test("the answer is kept for five minutes, by team and person in any case", async () => {
  const { github, scope, turn } = await edge();
  scope.get(membership).reply(200, { state: "active", role: "member" });
  expect(await github.isMember(repository, "acme/sre", "ada")).toBe(true);
  turn(299_999);
  expect(await github.isMember(repository, "ACME/SRE", "Ada")).toBe(true);
  scope.get("/orgs/acme/teams/sre/memberships/eve").reply(404, { message: "Not Found" });
  expect(await github.isMember(repository, "acme/sre", "eve")).toBe(false);
  turn(1);
  scope.get(membership).reply(404, { message: "Not Found" });
  expect(await github.isMember(repository, "acme/sre", "ada")).toBe(false);
  scope.done();
});

test("what GitHub did not say is asked again", async () => {
  const { github, scope } = await edge();
  scope.get(membership).reply(403, { message: "Resource not accessible by integration" });
  scope.get(membership).reply(200, { state: "active", role: "member" });
  await github.isMember(repository, "acme/sre", "ada");
  expect(await github.isMember(repository, "acme/sre", "ada")).toBe(true);
  scope.done();
});

test.each(["other/sre", "sre", "acme/", "acme/sre/more", "acme"])(
  "nobody is in %s, and GitHub is not asked",
  async (team) => {
    const { github } = await edge(0);
    expect(await github.isMember(repository, team, "ada")).toBe(false);
  },
);

test("a GitHub that is down is asked again later", async () => {
  const { github, scope } = await edge();
  scope.get(membership).reply(502);
  await expect(github.isMember(repository, "acme/sre", "ada")).rejects.toMatchObject({ fault: "transient" });
  scope.done();
});
