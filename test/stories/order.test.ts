import { expect } from "@jest/globals";
import { story } from "./world.ts";

const lines = (...text: string[]): string => `${text.join("\n")}\n`;

const ordered = {
  config: lines("environments:", "  staging: {}", "  production:", "    after: [staging]"),
};

story(
  "production comes after staging: refused before, deployed once the same sha has succeeded there",
  async (world) => {
    await world.ready();
    await world.say("/deploy production");
    expect(world.deployments).toEqual([]);
    expect(world.card()).toContain("`staging`");
    await world.say("/deploy staging");
    await world.report(world.deployment, "failure");
    await world.say("/deploy production");
    expect(world.deployments).toHaveLength(1);
    await world.say("/deploy staging");
    await world.report(world.deployments.at(-1) ?? world.deployment, "success");
    await world.say("/deploy production");
    expect(world.deployments.map(({ environment }) => environment)).toEqual(["staging", "staging", "production"]);
    world.readAll();
  },
  ordered,
);

story(
  "a success that another tool posted for a deployment of its own counts for nothing",
  async (world) => {
    await world.ready();
    const foreign = world.sandbox.deployment("acme/site", { ref: "topic", environment: "staging", by: "ada" });
    await world.report(foreign, "success");
    await world.say("/deploy production");
    expect(world.deployments).toHaveLength(1);
    world.readAll();
  },
  ordered,
);

story(
  "one comment deploys to staging and then to production, where it waits for staging",
  async (world) => {
    await world.ready();
    await world.say("/deploy staging, production");
    expect(world.deployment.environment).toBe("staging");
    expect(world.headline()).toBe("⏳ Deployment to `production` waits");
    await world.turn({ minutes: 3 });
    await world.report(world.deployment, "success");
    expect(world.deployments.map(({ environment }) => environment)).toEqual(["staging", "production"]);
    world.readAll();
  },
  ordered,
);

story(
  "where staging fails, production of the same comment is refused",
  async (world) => {
    await world.ready();
    await world.say("/deploy staging, production");
    await world.report(world.deployment, "failure");
    expect(world.deployments).toHaveLength(1);
    expect(world.headline()).toBe("⛔ Not deployed to `production`");
    world.readAll();
  },
  ordered,
);

story(
  "a branch that is behind deploys to staging first: one comment merges, and takes the merge on to production",
  async (world) => {
    await world.ready();
    await world.moveMain();
    await world.turn({ minutes: 1 });
    await world.say("/deploy production");
    expect(world.deployments).toEqual([]);
    expect(world.card()).toContain("staging");
    world.readAll();
    await world.say("/deploy staging, production");
    await world.check("ci/test", "success");
    await world.turn({ minutes: 1 });
    expect(world.deployment).toMatchObject({ environment: "staging", sha: world.pull.headSha });
    await world.report(world.deployment, "success");
    expect(world.deployments.map(({ sha, environment }) => [environment, sha])).toEqual([
      ["staging", world.pull.headSha],
      ["production", world.pull.headSha],
    ]);
    world.readAll();
  },
  ordered,
);

story("a request that waits goes on with the merge that Slipway made for another environment", async (world) => {
  await world.ready();
  await world.moveMain();
  await world.turn({ minutes: 1 });
  await world.check("ci/slow", null);
  await world.say("/deploy production");
  await world.say("/deploy staging");
  await world.finishCheck("ci/slow", "success");
  await world.check("ci/test", "success");
  await world.check("ci/slow", "success");
  await world.turn({ minutes: 6 });
  const deployed = new Map(world.deployments.map(({ sha, environment }) => [environment, sha]));
  expect(Object.fromEntries(deployed)).toEqual({ staging: world.pull.headSha, production: world.pull.headSha });
  expect(world.deployments).toHaveLength(2);
  world.readAll();
});
