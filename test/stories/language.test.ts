import { expect } from "@jest/globals";
import { story } from "./world.ts";

const lines = (...text: string[]): string => `${text.join("\n")}\n`;

const typed = {
  config: lines(
    "environments:",
    "  staging:",
    "    parameters:",
    "      log_level: { type: choice, options: [info, debug], default: info }",
    "      replicas: { type: number, default: 2, min: 1, max: 20 }",
    "    payload: { region: eu-1 }",
    "  preview-{number}:",
    "    transient: true",
  ),
};

story(
  "parameters reach the payload with their types, defaults filled in",
  async (world) => {
    await world.ready();
    await world.say("/deploy staging replicas=3");
    expect(world.deployment.payload).toMatchObject({
      region: "eu-1",
      parameters: { log_level: "info", replicas: 3 },
      sealed: {},
      slipway: { actor: "ada" },
    });
    expect(world.card()).toContain("replicas");
    world.readAll();
  },
  typed,
);

story(
  "wrong parameters are all told in one answer, and nothing is deployed",
  async (world) => {
    await world.ready();
    await world.say("/deploy staging replicas=40 log_levle=info");
    expect(world.deployments).toEqual([]);
    expect(world.card()).toContain("replicas");
    expect(world.card()).toContain("`log_level`");
    expect(world.slipwayComments).toHaveLength(1);
  },
  typed,
);

story(
  "an environment of its own for each pull request is named by its number",
  async (world) => {
    await world.ready();
    await world.say(`/deploy preview-${world.pull.number}`);
    expect(world.deployment).toMatchObject({ environment: `preview-${world.pull.number}`, transient: true });
    await world.say("/deploy preview-999");
    expect(world.deployments).toHaveLength(1);
    world.readAll();
  },
  typed,
);

story("/slipway deploy is /deploy, and several lines run in order", async (world) => {
  await world.ready();
  await world.say("/slipway deploy staging\n\nand then\n\n/DEPLOY Production   ");
  expect(world.deployments.map(({ environment }) => environment)).toEqual(["staging", "production"]);
  world.readAll();
});

story("/help is one comment that is edited, also for a reader", async (world) => {
  await world.ready();
  await world.say("/help", "rita");
  expect(world.card()).toContain("/deploy");
  const before = world.slipwayComments.at(-1)?.id;
  await world.say("/help cancel", "ada");
  expect(world.slipwayComments.map(({ id }) => id)).toEqual([before]);
  expect(world.card()).toContain("/cancel");
  world.sandbox.calls.clear();
  await world.say("/help cancel", "rita");
  expect(world.sandbox.calls.count().writes).toBe(0);
});

story("verbs of other bots are silence", async (world) => {
  await world.ready();
  await world.say("/merge\n/retest staging\n/stats\n/assign @ada");
  await world.turn({ seconds: 5 });
  expect(world.slipwayComments).toEqual([]);
});
