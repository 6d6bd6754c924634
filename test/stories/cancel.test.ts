import { expect } from "@jest/globals";
import { story } from "./world.ts";

story("/cancel ends what waits", async (world) => {
  await world.ready();
  await world.check("ci/slow", null);
  await world.say("/deploy staging");
  await world.say("/cancel staging", "mia");
  expect(world.headline()).toContain("Cancelled");
  expect(world.card()).toContain("`mia`");
  await world.finishCheck("ci/slow", "success");
  expect(world.deployments).toEqual([]);
});

story("/cancel ends what runs as an error, and says that the tool may go on", async (world) => {
  await world.ready();
  await world.say("/deploy staging");
  await world.report(world.deployment, "in_progress");
  await world.say("/cancel");
  expect(world.deployment.statuses.at(-1)).toMatchObject({ state: "error", description: "Cancelled by @ada" });
  expect(world.headline()).toBe("🚫 Cancelled: deployment to `staging`");
  await world.say("/deploy staging");
  expect(world.deployments).toHaveLength(2);
  world.readAll();
});

story("/cancel #ID ends a deployment from another pull request", async (world) => {
  await world.ready();
  await world.say("/deploy staging");
  world.readAll();
  const { id } = world.deployment;
  const other = world.sandbox.pullRequest("acme/site", { head: "other", by: "mia" });
  await world.settle();
  world.sandbox.comment(other, { body: `/cancel #${id}`, by: "mia" });
  await world.settle();
  expect(world.deployment.statuses.at(-1)).toMatchObject({ state: "error", description: "Cancelled by @mia" });
  world.readAll();
});

story("/cancel with nothing to cancel says so", async (world) => {
  await world.ready();
  await world.say("/cancel staging");
  expect(world.card()).toContain("/cancel staging");
  expect(world.deployments).toEqual([]);
});

story("/cancel with two environments under way asks which", async (world) => {
  await world.ready();
  await world.say("/deploy staging, production");
  await world.say("/cancel");
  expect(world.card()).toContain("`staging`, `production`");
  expect(world.deployments.flatMap(({ statuses }) => statuses)).toEqual([]);
  world.readAll();
});

story("a reader cancels nothing", async (world) => {
  await world.ready();
  await world.say("/deploy staging");
  await world.say("/cancel staging", "rita");
  expect(world.deployment.statuses).toEqual([]);
  world.readAll();
});

story("/cancel --dry-run says what it would stop", async (world) => {
  await world.ready();
  await world.say("/deploy staging");
  await world.say("/cancel staging --dry-run");
  expect(world.card()).toContain("staging");
  expect(world.deployment.statuses).toEqual([]);
  world.readAll();
});

story("/cancel that comes late cancels nothing that was asked for after it", async (world) => {
  await world.ready();
  await world.check("ci/slow", null);
  world.sandbox.deliveries.hold();
  world.sandbox.comment(world.pull, { body: "/cancel staging", by: "mia" });
  await world.turn({ seconds: 2 });
  world.sandbox.comment(world.pull, { body: "/deploy staging", by: "ada" });
  await world.sandbox.deliveries.release({ order: "reverse" });
  await world.finishCheck("ci/slow", "success");
  expect(world.deployment.statuses).toEqual([]);
  world.readAll();
});

story(
  "/cancel and /deploy in one comment end what ran and deploy anew, also where GitHub is down for a while",
  async (world) => {
    await world.ready();
    await world.say("/deploy staging");
    world.sandbox.faults.next({ graphql: "SlipwayCards" }, { status: 503 }, { times: 3, when: "before" });
    await world.say("/cancel staging\n/deploy staging");
    await world.turn({ minutes: 30 });
    expect(world.deployments).toHaveLength(2);
    expect(world.deployments.map(({ statuses }) => statuses.map(({ state }) => state))).toEqual([["error"], []]);
    world.readAll();
  },
);
