import { expect } from "@jest/globals";
import type { Deployment } from "../../src/sandbox/state/model.ts";
import { story, type World } from "./world.ts";

/** The pull request's head is deployed, and succeeds. */
async function deployed(world: World, environment = "staging"): Promise<Deployment> {
  await world.say(`/deploy ${environment}`);
  const made = world.deployments.at(-1) as Deployment;
  await world.report(made, "success");
  return made;
}

async function pushed(world: World, text: string): Promise<void> {
  world.sandbox.push("acme/site", "topic", { files: { "a.txt": text }, by: "ada" });
  await world.ready();
}

/** Two commits, one after the other. */
async function twice(world: World): Promise<readonly [Deployment, Deployment]> {
  await world.ready();
  const first = await deployed(world);
  await pushed(world, "second");
  return [first, await deployed(world)];
}

const last = (world: World): Deployment => world.deployments.at(-1) as Deployment;

story("/rollback deploys again what last succeeded there, and locks the environment", async (world) => {
  const [first, second] = await twice(world);
  await world.say("/rollback staging");
  expect(world.deployments).toHaveLength(3);
  expect(last(world)).toMatchObject({ sha: first.sha, task: "deploy", environment: "staging" });
  expect(world.lastOrder()).toMatchObject({ ref: first.sha, auto_merge: false, required_contexts: [] });
  expect(last(world).payload).toMatchObject({ slipway: { repeats: first.id } });
  expect(world.card()).toContain(`changes since \`${second.sha.slice(0, 7)}\``);
  await world.report(last(world), "success");
  expect(world.headline()).toBe("✅ Rolled back `staging`");
  world.pull = world.sandbox.pullRequest("acme/site", { head: "other", title: "Another", by: "ada" });
  await world.ready();
  await world.say("/deploy staging");
  expect(world.deployments).toHaveLength(3);
  expect(world.card()).toContain("rolled back");
  await world.turn({ minutes: 61 });
  world.readAll();
});

story("a second rollback goes further back, not to what was rolled back", async (world) => {
  const [first] = await twice(world);
  await pushed(world, "third");
  await deployed(world);
  await world.say("/rollback staging");
  const second = last(world).sha;
  await world.report(last(world), "success");
  await world.say("/rollback staging");
  expect(last(world).sha).toBe(first.sha);
  expect(second).not.toBe(first.sha);
  await world.report(last(world), "success");
  world.readAll();
  await world.say("/rollback staging");
  expect(world.card()).toContain("Nothing that Slipway deployed to `staging` before what runs there has succeeded");
  expect(world.deployments).toHaveLength(5);
});

story(
  "a rollback asks for no checks, no reviews and no order, and works when all is merged and gone",
  async (world) => {
    await world.ready();
    const first = await deployed(world);
    await pushed(world, "second");
    await deployed(world);
    await world.check("ci/test", "failure");
    world.sandbox.merge(world.pull, { by: "alan" });
    world.sandbox.deleteBranch("acme/site", "topic", { by: "alan" });
    await world.settle();
    world.readAll();
    await world.say("/rollback staging");
    expect(last(world).sha).toBe(first.sha);
    await world.report(last(world), "success");
    expect(world.headline()).toBe("✅ Rolled back `staging`");
  },
);

story("a success that others post is not what is rolled back to", async (world) => {
  await world.ready();
  const first = await deployed(world);
  const fake = world.sandbox.deployment("acme/site", {
    ref: "main",
    environment: "staging",
    by: "ada",
    payload: { slipway: { request: "1.0.staging", actor: "alan", pull_request: 1, comment: 1 } },
  });
  await world.report(fake, "success");
  await pushed(world, "second");
  await deployed(world);
  await world.say("/rollback staging");
  expect(last(world).sha).toBe(first.sha);
  world.readAll();
  await world.say(`/rollback staging to #${fake.id}`);
  expect(world.card()).toContain("not by Slipway");
});

story("/rollback takes a deployment or a ref, and says clearly why not", async (world) => {
  const [first, second] = await twice(world);
  const elsewhere = await deployed(world, "production");
  world.readAll();
  await world.say(`/rollback staging to #${elsewhere.id}`);
  expect(world.card()).toContain("is one to `production`, not to `staging`");
  await world.say(`/rollback staging to #${second.id}`);
  expect(world.card()).toContain("is what runs in `staging`");
  await world.say("/rollback staging to main");
  expect(world.card()).toContain("No deployment of `main` that Slipway made has succeeded in `staging`.");
  await world.say("/rollback staging to #4");
  expect(world.card()).toContain("is none of those to `staging`");
  await world.say(`/rollback staging to ${first.sha.slice(0, 8)}`);
  expect(last(world).sha).toBe(first.sha);
  await world.report(last(world), "success");
  await world.say(`/rollback staging to #${second.id}`);
  expect(last(world).sha).toBe(second.sha);
  world.readAll();
});

story("what runs and is followed by a failure can be deployed again", async (world) => {
  const [, second] = await twice(world);
  await pushed(world, "third");
  await world.say("/deploy staging");
  await world.report(last(world), "failure");
  await world.say(`/rollback staging to #${second.id}`);
  expect(last(world).sha).toBe(second.sha);
  world.readAll();
});

story("there is nothing to roll back to where nothing was deployed", async (world) => {
  await world.ready();
  await world.say("/rollback staging");
  expect(world.card()).toContain("Nothing that Slipway deployed to `staging` before what runs there has succeeded.");
  expect(world.deployments).toEqual([]);
});

story("--dry-run shows the gates of a rollback, and does nothing", async (world) => {
  const [first] = await twice(world);
  world.readAll();
  await world.say("/rollback staging --dry-run");
  expect(world.card()).toContain(`What \`/rollback staging to #ID\` would do`);
  expect(world.card()).toContain("| contexts | – not asked |");
  expect(world.card()).toContain(first.sha.slice(0, 7));
  expect(world.deployments).toHaveLength(2);
});

story("a reader cannot roll back", async (world) => {
  await twice(world);
  const comment = await world.say("/rollback staging", "rita");
  expect(comment.reactions.map(({ content }) => content)).toEqual(["-1"]);
  expect(world.deployments).toHaveLength(2);
  world.readAll();
});

story("a rollback waits for the environment", async (world) => {
  const [first] = await twice(world);
  await world.say("/deploy staging");
  await world.say("/rollback staging");
  expect(world.headline()).toBe("⏳ Rollback of `staging` waits");
  await world.report(last(world), "success");
  expect(last(world).sha).toBe(first.sha);
  world.readAll();
});

story(
  "parameters and payload come back as they were",
  async (world) => {
    await world.ready();
    await world.say("/deploy staging log_level=debug");
    await world.report(last(world), "success");
    await world.say("/deploy staging");
    await world.report(last(world), "success");
    await world.say("/rollback staging");
    expect(last(world).payload).toMatchObject({ region: "eu-1", parameters: { log_level: "debug" }, sealed: {} });
    expect(world.card()).toContain("`log_level=debug`");
    world.readAll();
  },
  {
    config:
      "environments:\n  staging:\n    payload: { region: eu-1 }\n    parameters:\n      log_level: { type: choice, options: [info, debug], default: info }\n",
  },
);

story("another pull request's lock holds a rollback, too", async (world) => {
  const [, second] = await twice(world);
  const first = world.pull;
  world.pull = world.sandbox.pullRequest("acme/site", { head: "other", title: "Another", by: "ada" });
  await world.ready();
  await world.say("/lock staging mine");
  world.readAll();
  world.pull = first;
  await world.say("/rollback staging");
  expect(world.headline()).toBe("⏳ Rollback of `staging` waits");
  expect(world.card()).toContain("mine");
  expect(last(world).id).toBe(second.id);
  await world.say("/cancel staging");
  world.readAll();
});

const frozen = 'environments:\n  staging:\n    freeze: [{ from: "Mon 00:00", to: "Sun 23:59", timezone: UTC }]\n';

story(
  "a freeze holds a rollback, unless somebody overrides it",
  async (world) => {
    await world.ready();
    for (const file of ["one", "two"]) {
      world.sandbox.push("acme/site", "topic", { files: { "a.txt": file }, by: "ada" });
      await world.ready();
      await world.say('/deploy staging --force --reason "set up"', "alan");
      await world.report(last(world), "success");
    }
    const [first] = world.deployments;
    await world.say("/rollback staging");
    expect(world.headline()).toBe("⛔ Not rolled back: `staging`");
    expect(world.deployments).toHaveLength(2);
    await world.say('/rollback staging --force --reason "it is down"', "alan");
    expect(last(world).sha).toBe(first?.sha);
    world.readAll();
  },
  { config: frozen },
);
