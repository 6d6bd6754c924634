import { expect } from "@jest/globals";
import { story } from "./world.ts";

story("--force sets a failing check aside, for an admin with a reason; it is recorded", async (world) => {
  await world.ready();
  await world.check("ci/lint", "failure");
  await world.say('/deploy staging --force --reason "the site is down"', "alan");
  expect(world.deployment.payload).toMatchObject({
    slipway: { actor: "alan", override: { reason: "the site is down", set_aside: ["contexts_failing"] } },
  });
  expect(world.lastOrder()).toMatchObject({ required_contexts: [] });
  expect(world.card()).toContain("the site is down");
  expect(world.card()).toContain("ci/lint");
});

story("--force needs the override role, and says which", async (world) => {
  await world.ready();
  await world.check("ci/lint", "failure");
  await world.say('/deploy staging --force --reason "please"', "ada");
  expect(world.deployments).toEqual([]);
  expect(world.card()).toContain("`admin`");
  expect(world.card()).toContain("Failing: [`ci/lint`");
});

story("--force without a reason does nothing, and says what to write", async (world) => {
  await world.ready();
  await world.say("/deploy staging --force", "alan");
  expect(world.deployments).toEqual([]);
  expect(world.card()).toContain("--reason");
});

story("--force sets nothing aside that it must not: a draft stays a draft", async (world) => {
  world.pull = world.sandbox.pullRequest("acme/site", { head: "topic", by: "ada", draft: true });
  await world.ready();
  await world.say('/deploy staging --force --reason "now"', "alan");
  expect(world.deployments).toEqual([]);
  expect(world.card()).toContain("draft");
});

story("--force still brings the default branch in, and does not wait for the merge's checks", async (world) => {
  await world.ready();
  await world.moveMain();
  await world.turn({ minutes: 1 });
  await world.say('/deploy staging --force --reason "now"', "alan");
  expect(world.deployment.sha).toBe(world.pull.headSha);
  expect(world.repository.commits.get(world.pull.headSha)?.parents).toHaveLength(2);
  world.readAll();
});
