// The checks of the head, and the buttons that play their reporters.
import { expect, test } from "@jest/globals";
import { checksOf } from "../../../src/sandbox/page/facts/checks.ts";
import { rollup, contextsOf } from "../../../src/sandbox/state/contexts.ts";
import { createWorld, pullPath, textOf, type World } from "./world.ts";

const summary = ({ sandbox, repository, pull }: World): string[] =>
  checksOf(sandbox.state, repository, pull).map(({ name, word, required }) => `${name}: ${word}${required ? "!" : ""}`);

test("a new head expects what was reported on the one before, and what a rule requires", () => {
  const world = createWorld();
  const { sandbox, repository } = world;
  repository.requiredContexts.set("main", ["test", "audit"]);
  sandbox.checkRun("acme/site", { name: "test", ref: "greeting", conclusion: "success" });
  sandbox.status("acme/site", { context: "scan", ref: "greeting", state: "failure" });
  expect(summary(world)).toEqual(["scan: failure", "test: success!", "audit: expected!"]);
  sandbox.push("acme/site", "greeting", { by: "ada" });
  expect(summary(world)).toEqual(["scan: expected", "test: expected!", "audit: expected!"]);
});

test("nothing is expected any more once the pull request is closed", () => {
  const world = createWorld();
  world.repository.requiredContexts.set("main", ["audit"]);
  world.sandbox.closePull(world.pull, { by: "ada" });
  expect(summary(world)).toEqual([]);
});

test("what an App of the sandbox reports is shown but never expected or turned", async () => {
  const world = createWorld();
  const { sandbox, bot } = world;
  const app = { id: bot.app ?? 0, slug: "slipway" };
  sandbox.checkRun("acme/site", { name: "slipway/staging", ref: "greeting", app, conclusion: "neutral" });
  expect(summary(world)).toEqual(["slipway/staging: neutral"]);
  const refused = await world.press("check", { check: "slipway/staging", kind: "check_run", to: "red" });
  expect([refused.status, await refused.text()]).toEqual([422, "Nobody here reports this check."]);
  sandbox.push("acme/site", "greeting", { by: "ada" });
  expect(summary(world)).toEqual([]);
});

test.each(["check_run", "status"] as const)("a %s turns red, pending and green again", async (kind) => {
  const world = createWorld();
  const { sandbox, repository, pull } = world;
  if (kind === "status") sandbox.status("acme/site", { context: "test", ref: "greeting", state: "success" });
  else sandbox.checkRun("acme/site", { name: "test", ref: "greeting", conclusion: "success" });
  const seen: (string | null)[] = [];
  for (const to of ["red", "pending", "green"]) {
    await world.press("check", { check: "test", kind, to });
    seen.push(rollup(contextsOf(repository, pull.headSha)));
  }
  expect(seen).toEqual(["FAILURE", "PENDING", "SUCCESS"]);
});

test("a check that is over is run again as a new one, so that its Apps hear of its end", async () => {
  const world = createWorld();
  const ended: string[] = [];
  world.sandbox.checkRun("acme/site", { name: "test", ref: "greeting", conclusion: "success" });
  world.sandbox.state.events.subscribe((event) => {
    if (event.name === "check_run" && event.action === "completed") ended.push(event.run.conclusion ?? "");
  });
  await world.press("check", { check: "test", kind: "check_run", to: "red" });
  await world.press("check", { check: "test", kind: "check_run", to: "pending" });
  await world.press("check", { check: "test", kind: "check_run", to: "green" });
  expect(ended).toEqual(["failure", "success"]);
  expect(world.repository.checkRuns).toHaveLength(3);
});

test("an expected check can be reported at once", async () => {
  const world = createWorld();
  world.repository.requiredContexts.set("main", ["audit"]);
  await world.press("check", { check: "audit", kind: "status", to: "green" });
  expect(summary(world)).toEqual(["audit: success!"]);
});

test.each([
  [[], "No checks Nothing was reported on the head of this branch."],
  [["success", "neutral"], "All checks have passed 1 skipped check, 1 successful"],
  [["success", "failure"], "Some checks were not successful 1 failing check, 1 successful"],
] as const)("the box says of %j: %s", async (conclusions, says) => {
  const world = createWorld();
  for (const conclusion of conclusions)
    world.sandbox.checkRun("acme/site", { name: conclusion, ref: "greeting", conclusion });
  expect(textOf(await world.read(pullPath))).toContain(says);
});
