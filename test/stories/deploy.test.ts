import { expect } from "@jest/globals";
import { story } from "./world.ts";

story("a writer comments /deploy staging, and the card follows the deployment to its end", async (world) => {
  await world.ready();
  await world.say("/deploy staging");
  expect(world.deployment).toMatchObject({
    environment: "staging",
    sha: world.pull.headSha,
    ref: world.pull.headSha,
    task: "deploy",
    production: false,
    transient: false,
    creator: "slipway[bot]",
    payload: { slipway: { actor: "ada", pull_request: world.pull.number } },
  });
  expect(world.headline()).toBe("🕒 Deployment to `staging` is created");
  await world.report(world.deployment, "in_progress");
  expect(world.headline()).toBe("🚀 Deploying to `staging`");
  await world.turn({ seconds: 65 });
  await world.report(world.deployment, "success", { description: "All 3 hosts" });
  expect(world.headline()).toBe("✅ Deployed to `staging`");
  expect(world.card()).toContain("`success` after 1 min 5 s: All 3 hosts");
  expect(world.slipwayComments).toHaveLength(1);
});

story.each([
  "/deploy",
  "/deploy to staging",
  "  /Deploy STAGING  \r\n",
  "/slipway deploy staging",
  "Looks good!\n\n/deploy staging\nThanks.",
])("%j deploys to staging on the day of installation", async (world, body) => {
  await world.ready();
  await world.say(body);
  expect(world.deployment.environment).toBe("staging");
  expect(world.headline()).toContain("`staging`");
});

story("an environment named production is a production environment, without any configuration", async (world) => {
  await world.ready();
  await world.say("/deploy production");
  expect(world.deployment).toMatchObject({ environment: "production", production: true });
  expect(world.headline()).toContain("`production`");
});

story("a GitHub Environment can be deployed to as it is, by any spelling of its name", async (world) => {
  world.sandbox.environment("acme/site", "QA");
  await world.ready();
  await world.say("/deploy qa");
  expect(world.deployment.environment).toBe("QA");
  expect(world.headline()).toContain("`QA`");
});

story("two environments in one command are two requests with a card each", async (world) => {
  await world.ready();
  await world.say("/deploy staging, production");
  expect(world.deployments.map(({ environment }) => environment)).toEqual(["staging", "production"]);
  expect(world.slipwayComments).toHaveLength(2);
  world.readAll();
});

story("a failed deployment says so, and the next one minimises its card", async (world) => {
  await world.ready();
  await world.say("/deploy staging");
  await world.report(world.deployment, "failure", { description: "host web2 is down" });
  expect(world.headline()).toBe("❌ Deployment to `staging` failed");
  await world.say("/deploy staging");
  expect(world.headline()).toBe("🕒 Deployment to `staging` is created");
  expect(world.slipwayComments.map(({ minimized }) => minimized)).toEqual(["OUTDATED", null]);
  expect(world.deployments).toHaveLength(2);
});

story(
  "a refused command does not hide the deployment that is under way, and is hidden by the next command",
  async (world) => {
    await world.ready();
    await world.say("/deploy staging");
    await world.report(world.deployment, "in_progress");
    await world.check("ci/lint", "failure");
    await world.say("/deploy staging");
    expect(world.slipwayComments.map(({ minimized }) => minimized)).toEqual([null, null]);
    await world.check("ci/lint", "success");
    await world.say("/deploy staging");
    expect(world.slipwayComments.map(({ minimized }) => minimized)).toEqual([null, "OUTDATED", null]);
    await world.report(world.deployment, "success");
    expect(world.slipwayComments.map(({ minimized }) => minimized)).toEqual(["OUTDATED", "OUTDATED", null]);
    world.readAll();
  },
);

story("the card compares with what ran in the environment before", async (world) => {
  await world.ready();
  await world.say("/deploy staging");
  await world.report(world.deployment, "success");
  const before = world.pull.headSha.slice(0, 7);
  world.sandbox.push("acme/site", "topic", { files: { "a.txt": "2" }, by: "ada" });
  await world.ready();
  await world.say("/deploy staging");
  expect(world.card()).toContain(`changes since \`${before}\``);
});

story("statuses that arrive out of order leave the card in its final state", async (world) => {
  await world.ready();
  await world.say("/deploy staging");
  world.sandbox.deliveries.hold();
  await world.report(world.deployment, "in_progress");
  await world.turn({ seconds: 5 });
  await world.report(world.deployment, "success");
  await world.sandbox.deliveries.release({ order: "reverse" });
  await world.settle();
  expect(world.headline()).toBe("✅ Deployed to `staging`");
});

story("a deployment that nobody picks up says so after two minutes, until somebody does", async (world) => {
  await world.ready();
  await world.say("/deploy staging");
  await world.turn({ minutes: 2 });
  expect(world.headline()).toBe("🕳️ Nobody picked up the deployment to `staging`");
  await world.report(world.deployment, "in_progress");
  expect(world.headline()).toBe("🚀 Deploying to `staging`");
});

story("one comment that is delivered twice is one deployment, whatever the delivery is called", async (world) => {
  await world.ready();
  world.sandbox.deliveries.doubleNext(({ event }) => event === "issue_comment");
  await world.say("/deploy staging");
  expect(world.deployment.environment).toBe("staging");
  world.sandbox.deliveries.doubleNext(({ event }) => event === "issue_comment", { newGuid: true });
  await world.say("/deploy production");
  expect(world.deployments).toHaveLength(2);
  world.readAll();
});

story("a command without a card after two seconds gets eyes", async (world) => {
  await world.ready();
  world.sandbox.faults.next({ graphql: "SlipwayFacts" }, { status: 502 }, { times: 3 });
  const comment = await world.say("/deploy staging");
  await world.turn({ seconds: 2 });
  expect(comment.reactions.map(({ content }) => content)).toEqual(["eyes"]);
  await world.turn({ minutes: 1 });
  expect(world.deployment.environment).toBe("staging");
  world.readAll();
});

story("a command with a card gets no reaction", async (world) => {
  await world.ready();
  const comment = await world.say("/deploy staging");
  await world.turn({ seconds: 3 });
  expect(comment.reactions).toEqual([]);
  world.readAll();
});

story("one deployment runs in an environment at a time; the next goes on by itself when it is free", async (world) => {
  await world.ready();
  await world.say("/deploy staging");
  const [first] = world.deployments;
  const pull = world.pull;
  world.pull = world.sandbox.pullRequest("acme/site", { head: "other", by: "ada" });
  await world.ready();
  await world.say("/deploy staging", "mia");
  expect(world.deployments).toHaveLength(1);
  expect(world.card()).toContain(`to \`staging\` is running (pull request ${pull.number}).`);
  if (first) await world.report(first, "success");
  expect(world.deployments).toHaveLength(2);
  expect(world.headline()).toBe("🕒 Deployment to `staging` is created");
  world.pull = pull;
  expect(world.headline()).toBe("✅ Deployed to `staging`");
});

story("a deployment that nobody picked up does not hold its environment", async (world) => {
  await world.ready();
  await world.say("/deploy staging");
  world.readAll();
  world.pull = world.sandbox.pullRequest("acme/site", { head: "other", by: "ada" });
  await world.settle();
  await world.check("ci/test", "success");
  await world.say("/deploy staging");
  expect(world.headline()).toBe("⏳ Deployment to `staging` waits");
  await world.turn({ minutes: 2 });
  expect(world.deployments).toHaveLength(2);
  world.readAll();
});
