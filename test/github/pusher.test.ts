import { expect, test } from "@jest/globals";
import nock from "nock";
import { edge, repository } from "./edge.ts";

const push = (before: string, after: string, login: string | null) => ({
  before,
  after,
  timestamp: "2026-01-05T09:00:00Z",
  actor: login === null ? null : { login },
});

const app = () => nock("https://api.github.com").get("/app").reply(200, { id: 1, slug: "slipway" });

test.each([
  ["the head", [push("a", "b", "mia"), push("0", "a", "ada")], "b", "mia"],
  ["a head with something newer above it", [push("a", "b", "mia"), push("0", "a", "ada")], "a", "ada"],
  ["what our own merge was made on", [push("a", "m", "slipway[bot]"), push("0", "a", "ada")], "m", "ada"],
  [
    "what two of our merges were made on",
    [push("m", "n", "slipway[bot]"), push("a", "m", "slipway[bot]"), push("0", "a", "ada")],
    "n",
    "ada",
  ],
  ["a head whose push is not listed", [push("a", "b", "mia")], "c", null],
  ["our merge of what is not listed", [push("a", "m", "slipway[bot]")], "m", null],
  ["a push of somebody GitHub does not name", [push("a", "b", null)], "b", null],
])("of %s the last pusher is told", async (_what, activity, sha, expected) => {
  const { github, scope } = await edge();
  scope.get("/repos/acme/site/activity").query({ ref: "refs/heads/topic", per_page: 20 }).reply(200, activity);
  app();
  expect(await github.readPusher(repository, { branch: "topic", sha })).toBe(expected);
  scope.done();
});

test.each([[403], [404], [422]])("a GitHub that does not say who pushed (%i) says nothing", async (status) => {
  const { github, scope } = await edge();
  scope.get("/repos/acme/site/activity").query(true).reply(status, { message: "no" });
  expect(await github.readPusher(repository, { branch: "topic", sha: "a" })).toBeNull();
  scope.done();
});

test("a GitHub that is down is asked again later who pushed, and nobody is taken for another", async () => {
  const { github, scope } = await edge();
  scope.get("/repos/acme/site/activity").query(true).reply(503);
  await expect(github.readPusher(repository, { branch: "topic", sha: "a" })).rejects.toMatchObject({
    fault: "transient",
  });
  scope.done();
});
