import { expect } from "@jest/globals";
import type { Deployment } from "../../src/sandbox/state/model.ts";
import { story, type World } from "./world.ts";

const last = (world: World): Deployment => world.deployments.at(-1) as Deployment;

const level = "log_level: { type: choice, options: [info, debug], default: info }";
const config = `environments:
  staging:
    parameters: { ${level} }
  qa: {}
  production:
    after: [staging]
    up_to_date: required
    parameters: { ${level} }
  both:
    after: [staging, qa]
`;

async function staged(world: World, line = "/deploy staging"): Promise<Deployment> {
  await world.ready();
  await world.say(line);
  const made = last(world);
  await world.report(made, "success");
  return made;
}

story(
  "/promote deploys what runs in the environment before, with the same parameters and without another merge",
  async (world) => {
    const { sha } = await staged(world, "/deploy staging log_level=debug");
    await world.moveMain();
    await world.say("/promote production");
    expect(last(world)).toMatchObject({ sha, environment: "production", task: "deploy" });
    expect(last(world).payload).toMatchObject({ parameters: { log_level: "debug" } });
    expect(world.lastOrder()).toMatchObject({ ref: sha, auto_merge: false, required_contexts: ["ci/test"] });
    await world.report(last(world), "success");
    expect(world.headline()).toBe("✅ Promoted to `production` from `staging`");
    world.readAll();
  },
  { config },
);

story(
  "what others deployed to the environment before has not succeeded there as far as the order goes",
  async (world) => {
    await world.ready();
    const { headSha } = world.pull;
    const other = world.sandbox.deployment("acme/site", { ref: headSha, environment: "staging", by: "alan" });
    await world.report(other, "success");
    world.readAll();
    await world.say("/promote production");
    expect(world.headline()).toBe("⛔ Not promoted to `production` from `staging`");
    expect(world.card()).toContain("has not succeeded yet in `staging`");
    expect(world.deployments).toHaveLength(1);
  },
  { config },
);

story(
  "the checks of what is promoted count",
  async (world) => {
    const { sha } = await staged(world);
    await world.check("ci/late", "failure");
    world.readAll();
    await world.say("/promote production");
    expect(world.card()).toContain("ci/late");
    expect(world.deployments.map((one) => one.sha)).toEqual([sha]);
  },
  { config },
);

story(
  "a commit whose branch is gone is nobody's",
  async (world) => {
    await staged(world);
    world.sandbox.deleteBranch("acme/site", "topic", { by: "ada" });
    await world.settle();
    world.readAll();
    await world.say("/promote production");
    expect(world.headline()).toBe("⛔ Not promoted to `production` from `staging`");
    expect(world.deployments).toHaveLength(1);
  },
  { config },
);

story(
  "/promote says from which environment it could be, and where nothing runs",
  async (world) => {
    await world.ready();
    await world.say("/promote both");
    expect(world.card()).toContain("`/promote both from staging`, `/promote both from qa`");
    await world.say("/promote staging");
    expect(world.card()).toContain("`staging` comes after no other environment.");
    await world.say("/promote production");
    expect(world.card()).toContain("Nothing runs in `staging`.");
    await world.say("/promote both from stagin");
    expect(world.card()).toContain("did you mean `staging`?");
    expect(world.deployments).toEqual([]);
    world.readAll();
  },
  { config },
);

story(
  "/promote from another environment, as a dry run",
  async (world) => {
    await staged(world, "/deploy qa");
    world.readAll();
    await world.say("/promote staging from qa --dry-run");
    expect(world.card()).toContain("What `/promote staging from qa` would do");
    expect(world.card()).toContain("| up to date | – not asked |");
    expect(world.deployments).toHaveLength(1);
    await world.say("/promote staging from qa");
    expect(last(world)).toMatchObject({ environment: "staging" });
    world.readAll();
  },
  { config },
);
