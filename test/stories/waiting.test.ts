import { expect } from "@jest/globals";
import { story } from "./world.ts";

const lines = (...text: string[]): string => `${text.join("\n")}\n`;

// The stories begin on a Monday at ten, UTC: seven in the evening in Tokyo.
story(
  "a freeze that ends before the deadline is waited for, and the deployment goes on by itself",
  async (world) => {
    await world.ready();
    await world.say("/deploy staging");
    expect(world.headline()).toBe("⏳ Deployment to `staging` waits");
    expect(world.card()).toContain("lunch");
    expect(world.card()).toContain("Asia/Tokyo");
    await world.turn({ minutes: 35 });
    expect(world.deployment.environment).toBe("staging");
    world.readAll();
  },
  {
    config: lines(
      "environments:",
      "  staging:",
      "    freeze:",
      '      - { from: "Mon 18:00", to: "Mon 19:30", timezone: Asia/Tokyo, reason: lunch }',
    ),
  },
);

story(
  "a freeze that ends after the deadline refuses, and says when it ends; --force sets it aside",
  async (world) => {
    await world.ready();
    await world.say("/deploy staging");
    expect(world.headline()).toBe("⛔ Not deployed to `staging`");
    await world.say('/deploy staging --force --reason "hotfix"', "alan");
    expect(world.deployment.payload).toMatchObject({ slipway: { override: { set_aside: ["freeze"] } } });
    world.readAll();
  },
  { config: lines("environments:", "  staging:", "    freeze:", '      - { from: "Mon 00:00", to: "Tue 00:00" }') },
);

story("a later comment supersedes an earlier request that waits", async (world) => {
  await world.ready();
  await world.check("ci/slow", null);
  await world.say("/deploy staging");
  const first = world.slipwayComments.at(-1);
  await world.turn({ minutes: 1 });
  await world.say("/deploy staging");
  expect(first?.body).toContain("Superseded");
  await world.finishCheck("ci/slow", "success");
  expect(world.deployments).toHaveLength(1);
  world.readAll();
});

story("waking costs one read; before the deployment the permission is asked once more", async (world) => {
  await world.ready();
  await world.check("ci/slow", null);
  await world.check("ci/slower", null);
  await world.say("/deploy staging");
  await world.turn({ minutes: 1 });
  world.sandbox.calls.clear();
  await world.finishCheck("ci/slow", "success");
  expect(world.sandbox.calls.count()).toMatchObject({ calls: 2, writes: 1 });
  world.sandbox.calls.clear();
  await world.finishCheck("ci/slower", "success");
  expect(world.sandbox.calls.count()).toMatchObject({ calls: 4, writes: 2 });
  world.readAll();
});

story(
  "an environment that rejects while it is busy refuses instead of waiting",
  async (world) => {
    await world.ready();
    await world.say("/deploy staging");
    await world.say("/deploy staging");
    expect(world.deployments).toHaveLength(1);
    expect(world.headline()).toBe("⛔ Not deployed to `staging`");
    world.readAll();
  },
  { config: lines("environments:", "  staging:", "    concurrency: reject") },
);

story(
  "what this version does not carry out is named on the card",
  async (world) => {
    await world.ready();
    await world.say("/deploy run");
    expect(world.card()).toContain("not carried out by this version of Slipway yet: `auto`");
    expect(world.deployment.environment).toBe("run");
    world.readAll();
  },
  {
    config: lines("environments:", "  run: { auto: { on: [opened] } }"),
  },
);

story(
  "reviews of the current head are counted, by people who may write, and not the author",
  async (world) => {
    await world.ready();
    await world.say("/deploy staging");
    expect(world.card()).toContain("review");
    for (const by of ["rita", "ada"]) world.sandbox.review(world.pull, { state: "APPROVED", body: "", by });
    await world.settle();
    await world.say("/deploy staging");
    expect(world.deployments).toEqual([]);
    world.sandbox.review(world.pull, { state: "APPROVED", body: "", by: "mia" });
    await world.settle();
    await world.say("/deploy staging");
    expect(world.deployment.sha).toBe(world.pull.headSha);
    world.readAll();
  },
  { config: lines("environments:", "  staging: { reviews: 1 }") },
);

story(
  "reviews of the head before our own merge carry over",
  async (world) => {
    await world.ready();
    world.sandbox.review(world.pull, { state: "APPROVED", body: "", by: "mia" });
    await world.moveMain();
    await world.turn({ minutes: 1 });
    await world.say("/deploy staging");
    await world.check("ci/test", "success");
    await world.turn({ minutes: 1 });
    expect(world.deployment.sha).toBe(world.pull.headSha);
    world.readAll();
  },
  { config: lines("environments:", "  staging: { reviews: 1 }") },
);
