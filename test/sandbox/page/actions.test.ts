// The buttons that play the other people.
import { expect, test } from "@jest/globals";
import { standingOf } from "../../../src/sandbox/page/facts/merge.ts";
import { createWorld, pullPath, type World } from "./world.ts";

const standing = ({ repository, pull }: World) => standingOf(repository, pull);

test("pushing to the default branch leaves the pull request behind, and updating it brings it back", async () => {
  const world = createWorld();
  await world.press("push-base");
  expect(standing(world)).toEqual({ aheadBy: 1, behindBy: 1, conflicts: [] });
  const answer = await world.press("update-branch");
  expect([answer.status, answer.headers.get("location")]).toEqual([303, pullPath]);
  expect(standing(world)).toEqual({ aheadBy: 2, behindBy: 0, conflicts: [] });
});

test("a conflict is resolved with what the branch says", async () => {
  const world = createWorld();
  await world.press("push-conflict");
  expect(standing(world)?.conflicts).toEqual(["index.html"]);
  const refused = await world.press("merge");
  expect([refused.status, await refused.text()]).toEqual([422, "Both sides changed index.html."]);
  await world.press("update-branch");
  expect(standing(world)).toEqual({ aheadBy: 2, behindBy: 0, conflicts: [] });
  expect(world.repository.commits.get(world.pull.headSha)?.files.get("index.html")).toBe("<h1>Hello, Ada</h1>\n");
});

test("a push moves the head, also in a fork", async () => {
  const world = createWorld();
  world.sandbox.fork("acme/site", { by: "rita" });
  const pull = world.sandbox.pullRequest("acme/site", { from: "rita/site", head: "patch", by: "rita" });
  const before = pull.headSha;
  await world.post("/acme/site/pull/2/actions/push", {});
  expect(pull.headSha).not.toBe(before);
  expect(world.repository.commits.get(pull.headSha)?.parents).toEqual([before]);
});

test.each([
  ["approve", "ada", "grace APPROVED"],
  ["approve", "rita", "grace APPROVED"],
  ["request-changes", "grace", "grace CHANGES_REQUESTED"],
])("%s as %s: %s, for nobody reviews their own", async (action, as, review) => {
  const world = createWorld();
  await world.press(action, {}, as);
  expect(world.pull.reviews.map(({ author, state }) => `${author} ${state}`)).toEqual([review]);
});

test("draft, ready, close, reopen and merge do what they say", async () => {
  const world = createWorld();
  const seen: string[] = [];
  for (const action of ["draft", "ready", "close", "reopen", "merge"]) {
    await world.press(action);
    const { draft, state, merged } = world.pull;
    seen.push(`${action}: ${draft ? "draft " : ""}${merged ? "merged" : state}`);
  }
  expect(seen).toEqual(["draft: draft open", "ready: open", "close: closed", "reopen: open", "merge: merged"]);
});

test("a reader's close is somebody else's, but a comment beside it stays the reader's", async () => {
  const world = createWorld();
  const { repository } = world;
  await world.press("close", { body: "Not needed" }, "rita");
  expect(repository.comments.map(({ author, body }) => `${author}: ${body}`)).toEqual(["rita: Not needed"]);
  expect(await world.read(pullPath, "rita")).not.toContain("Reopen pull request");
  expect(await world.read(pullPath, "ada")).toContain("Reopen pull request");
});

test.each([
  ["push", "The branch greeting is gone."],
  ["reopen", "One of its branches is gone."],
])("without its branch, %s says: %s", async (action, says) => {
  const world = createWorld();
  world.sandbox.deleteBranch("acme/site", "greeting", { by: "ada" });
  if (action === "push") world.pull.state = "open";
  expect(await (await world.press(action)).text()).toBe(says);
});

test("a button that does not exist is not found, whatever it is called", async () => {
  const world = createWorld();
  for (const action of ["explode", "constructor", "__proto__"]) expect((await world.press(action)).status).toBe(404);
});

test("a closed pull request takes no pushes", async () => {
  const world = createWorld();
  await world.press("close");
  expect(await (await world.press("push")).text()).toBe("This pull request is closed.");
});

test("when all is merged, another pull request is one click away", async () => {
  const world = createWorld();
  await world.press("merge");
  expect(await world.read(pullPath)).toContain("Open another pull request");
  const answer = await world.post("/acme/site/pulls", {}, "rita");
  expect(answer.headers.get("location")).toBe("/acme/site/pull/2");
  expect(world.repository.pulls.get(2)).toMatchObject({ author: "ada", state: "open", base: "main" });
});
