import { expect } from "@jest/globals";
import type { Deployment } from "../../src/sandbox/state/model.ts";
import { story, type World } from "./world.ts";

async function deployedByHarbor(world: World, environment: string): Promise<Deployment> {
  const deployment = world.sandbox.deployment("acme/site", { ref: "topic", environment, by: "harbor" });
  await world.settle();
  return deployment;
}

story("another tool's deployment of a pull request is shown on one card, to its end", async (world) => {
  await world.ready();
  const deployment = await deployedByHarbor(world, "staging");
  expect(world.card()).toContain("#### Deployments of other tools to `staging`");
  await world.report(deployment, "in_progress");
  await world.turn({ seconds: 3 });
  await world.report(deployment, "success", { description: "Up" });
  expect(world.card()).toContain("`success`: Up");
  const second = await deployedByHarbor(world, "staging");
  await world.report(second, "failure");
  expect(world.slipwayComments).toHaveLength(1);
  expect(world.card()).toContain("`failure`");
});

story("another tool's statuses that arrive out of order leave the final one", async (world) => {
  await world.ready();
  const deployment = await deployedByHarbor(world, "staging");
  world.sandbox.deliveries.hold();
  await world.report(deployment, "in_progress");
  await world.turn({ seconds: 2 });
  await world.report(deployment, "failure");
  await world.sandbox.deliveries.release({ order: "reverse" });
  await world.settle();
  expect(world.card()).toContain("`failure`");
});

story(
  "another tool's deployment to an environment that nobody configured is its own business, and looked up once",
  async (world) => {
    await world.ready();
    world.sandbox.calls.clear();
    const deployment = await deployedByHarbor(world, "preview");
    await world.report(deployment, "success");
    expect(world.slipwayComments).toEqual([]);
    expect(world.sandbox.calls.count()).toMatchObject({ calls: 1, writes: 0 });
  },
);

story("another tool's deployment of something else than a head is its own business", async (world) => {
  await world.ready();
  world.sandbox.deployment("acme/site", { ref: "main", environment: "staging", by: "harbor" });
  await world.settle();
  expect(world.slipwayComments).toEqual([]);
});

story("a deployment that Actions made for a job's own environment is not annotated", async (world) => {
  await world.ready();
  world.sandbox.deployment("acme/site", {
    ref: "topic",
    environment: "staging",
    by: "github-actions[bot]",
    workflowRun: 5,
  });
  await world.settle();
  expect(world.slipwayComments).toEqual([]);
});

story("a deployment that claims to be a request of Slipway's is shown as another tool's", async (world) => {
  await world.ready();
  const payload = { slipway: { request: "1.0.staging", actor: "ada", pull_request: world.pull.number, comment: 1 } };
  world.sandbox.deployment("acme/site", { ref: "topic", environment: "staging", by: "harbor", payload });
  await world.settle();
  expect(world.card()).toContain("Deployments of other tools to `staging`");
});

story("the deployment that Slipway made costs no call when GitHub tells of it", async (world) => {
  await world.ready();
  world.sandbox.deliveries.hold();
  await world.say("/deploy staging");
  await world.sandbox.deliveries.release({ order: (all) => all.filter(({ event }) => event === "issue_comment") });
  world.sandbox.deliveries.hold();
  await world.settle();
  world.readAll();
});

story("two pull requests with the same head both follow another tool's deployment", async (world) => {
  await world.ready();
  world.sandbox.push("acme/site", "twin", { from: "topic", files: {}, by: "ada" });
  const first = world.pull;
  world.repository.branches.set("twin", first.headSha);
  const twin = world.sandbox.pullRequest("acme/site", { head: "twin", by: "ada" });
  await world.settle();
  const deployment = await deployedByHarbor(world, "staging");
  await world.report(deployment, "success");
  for (const pull of [first, twin]) {
    world.pull = pull;
    expect(world.card()).toContain("`success`");
  }
});

story(
  "what a deployment to production took the place of is retired when its tool reports success, in the request that edits the card",
  async (world) => {
    await world.ready();
    await world.say("/deploy production");
    await world.report(world.deployment, "success");
    await world.say("/deploy production");
    world.sandbox.calls.clear();
    await world.report(world.deployments[1] as (typeof world.deployments)[1], "success");
    expect(world.deployments.map(({ statuses }) => statuses.at(-1)?.state)).toEqual(["inactive", "success"]);
    expect(world.sandbox.calls.count().writes).toBe(1);
    world.readAll();
  },
);
