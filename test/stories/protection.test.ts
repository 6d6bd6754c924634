import { expect } from "@jest/globals";
import { story } from "./world.ts";

const lines = (...text: string[]): string => `${text.join("\n")}\n`;

story(
  "without a file, a GitHub Environment that asks for reviewers is not deployed to without an approval",
  async (world) => {
    world.sandbox.environment("acme/site", "production", { reviewers: ["alan"] });
    await world.ready();
    await world.say("/deploy production");
    expect(world.deployments).toEqual([]);
    expect(world.card()).toContain("alan");
  },
);

story("without a file, a GitHub Environment's branch policy says what it takes", async (world) => {
  world.sandbox.environment("acme/site", "production", {
    branchPolicy: ["release/*"],
  });
  await world.ready();
  await world.say("/deploy production");
  expect(world.deployments).toEqual([]);
  expect(world.card()).toContain("release/");
  world.pull = world.sandbox.pullRequest("acme/site", { head: "release/1", by: "ada" });
  await world.ready();
  await world.say("/deploy production");
  expect(world.deployment.sha).toBe(world.pull.headSha);
  world.readAll();
});

story("without a file, a GitHub Environment's wait timer is waited for", async (world) => {
  world.sandbox.environment("acme/site", "production", { waitTimer: 90 });
  await world.ready();
  await world.say("/deploy production");
  expect(world.headline()).toBe("⏳ Deployment to `production` waits");
  await world.turn({ minutes: 89 });
  expect(world.deployments).toEqual([]);
  await world.turn({ minutes: 2 });
  expect(world.deployment.environment).toBe("production");
  world.readAll();
});

story(
  "where the file names the environment, the file says what holds",
  async (world) => {
    world.sandbox.environment("acme/site", "production", { reviewers: ["alan"], waitTimer: 90 });
    await world.ready();
    await world.say("/deploy production");
    expect(world.deployment.environment).toBe("production");
    world.readAll();
  },
  { config: lines("environments:", "  production: {}") },
);

story("without a file, a wait timer that is made longer is waited for as long as it is then", async (world) => {
  world.sandbox.environment("acme/site", "production", { waitTimer: 10 });
  await world.ready();
  await world.say("/deploy production");
  await world.turn({ minutes: 5 });
  world.sandbox.environment("acme/site", "production", { waitTimer: 300 });
  await world.turn({ minutes: 200 });
  expect(world.deployments).toEqual([]);
  expect(world.headline()).toBe("⏳ Deployment to `production` waits");
  await world.turn({ minutes: 100 });
  expect(world.deployment.environment).toBe("production");
  world.readAll();
});

story(
  "without a file, a tag that bears the name of a branch that may be deployed is not that branch",
  async (world) => {
    world.sandbox.environment("acme/site", "production", { branchPolicy: ["release/*"] });
    await world.ready();
    world.sandbox.tag("acme/site", "release/1", { ref: "main" });
    await world.say("/deploy release/1 to production");
    expect(world.deployments).toEqual([]);
    expect(world.card()).toContain("`production` does not take `release/1`: it takes `release/*`.");
  },
);

story(
  "without a file, a branch policy called pull_request is a branch's name, and lets no pull request in",
  async (world) => {
    world.sandbox.environment("acme/site", "production", { branchPolicy: ["pull_request"] });
    await world.ready();
    await world.say("/deploy production");
    expect(world.deployments).toEqual([]);
    world.readAll();
  },
);
