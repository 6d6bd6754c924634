import { expect } from "@jest/globals";
import type { Call } from "../../src/sandbox/calls.ts";
import { story, type World } from "./world.ts";

/** Overlapping calls overlap only where each takes some time. */
const latency = 20;

async function warm(world: World): Promise<void> {
  await world.ready();
  world.sandbox.faults.latency(latency);
  world.sandbox.calls.clear();
}

const isCreation = ({ route }: Call): boolean => route === "POST /repos/{owner}/{repo}/deployments";

/** How many calls had to wait for one another before the deployment was asked for. */
function roundTripsBeforeCreation(world: World): number {
  const creation = world.sandbox.calls.all.find(isCreation);
  const before = world.sandbox.calls.all.filter(({ begin }) => begin < (creation?.begin ?? 0));
  const links: number[] = [];
  for (const call of before) if (call.begin > (links.at(-1) ?? 0)) links.push(call.end ?? 0);
  return links.length;
}

story(
  "/deploy ENV with two statuses takes six calls, four of them writes, from the comment to the final card",
  async (world) => {
    await warm(world);
    await world.say("/deploy staging");
    await world.report(world.deployment, "in_progress");
    await world.report(world.deployment, "success");
    expect(world.headline()).toBe("✅ Deployed to `staging`");
    expect(world.sandbox.calls.count()).toMatchObject({ calls: 6, writes: 4 });
    expect(roundTripsBeforeCreation(world)).toBeLessThanOrEqual(2);
  },
);

story("reports that come together are one edit of the card", async (world) => {
  await warm(world);
  await world.say("/deploy staging");
  world.sandbox.deliveries.hold();
  for (const state of ["queued", "pending", "in_progress", "success"] as const)
    await world.report(world.deployment, state);
  world.sandbox.calls.clear();
  await world.sandbox.deliveries.release();
  await world.settle();
  expect(world.headline()).toBe("✅ Deployed to `staging`");
  expect(world.sandbox.calls.count().writes).toBeLessThanOrEqual(2);
});

story("minimising the cards of before rides along", async (world) => {
  await warm(world);
  await world.say("/deploy staging");
  await world.report(world.deployment, "success");
  world.sandbox.calls.clear();
  await world.say("/deploy staging");
  expect(world.sandbox.calls.count()).toMatchObject({ calls: 4, writes: 2 });
  world.readAll();
});

story("a head that no delivery told of costs one read more", async (world) => {
  world.sandbox.deliveries.dropNext(({ event }) => event === "pull_request");
  await warm(world);
  await world.say("/deploy staging");
  expect(world.sandbox.calls.count()).toMatchObject({ calls: 5, writes: 2 });
  world.readAll();
});

story(
  "a bare /deploy costs one read more where the default environment is not known yet, and none afterwards",
  async (world) => {
    await warm(world);
    await world.say("/deploy");
    expect(world.deployment.environment).toBe("lab");
    expect(world.sandbox.calls.count().calls).toBeLessThanOrEqual(4 + 2);
    await world.report(world.deployment, "success");
    world.sandbox.calls.clear();
    await world.say("/deploy");
    expect(world.sandbox.calls.count()).toMatchObject({ calls: 4, writes: 2 });
    world.readAll();
  },
  { config: "default_environment: lab\nenvironments:\n  lab: {}\n" },
);

story("waking a request costs one read beside the permission, and many events wake it once", async (world) => {
  await warm(world);
  await world.check("ci/slow", null);
  await world.say("/deploy staging");
  world.sandbox.calls.clear();
  for (const name of ["a", "b", "c"])
    world.sandbox.status("acme/site", { ref: "topic", context: name, state: "success" });
  await world.settle();
  expect(world.sandbox.calls.count().calls).toBeLessThanOrEqual(4);
  world.readAll();
});

story("a refused command takes two reads and its card", async (world) => {
  await warm(world);
  world.sandbox.draft(world.pull, { by: "ada" });
  await world.settle();
  await world.say("/deploy staging");
  expect(world.sandbox.calls.count()).toMatchObject({ calls: 3, writes: 1 });
  world.readAll();
});

story("a request that waits looks by itself every five minutes, however often it was woken", async (world) => {
  await world.ready();
  await world.check("ci/slow", null);
  await world.say("/deploy staging");
  for (const name of ["a", "b", "c", "d"]) {
    world.sandbox.status("acme/site", { ref: "topic", context: name, state: "success" });
    await world.settle();
  }
  await world.turn({ seconds: 30 });
  world.sandbox.calls.clear();
  await world.turn({ minutes: 20 });
  expect(world.sandbox.calls.count().calls).toBeLessThanOrEqual(2 * 5);
  world.readAll();
});
