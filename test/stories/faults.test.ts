import { expect } from "@jest/globals";
import { story } from "./world.ts";

const creation = { method: "POST", path: "/repos/{owner}/{repo}/deployments" };

const answers = [
  { sentence: "502", answer: { status: 502 } },
  { sentence: "500", answer: { status: 500 } },
  { sentence: "a connection that breaks", answer: "reset" },
] as const;

for (const { sentence, answer } of answers) {
  story(`a creation that GitHub carries out and answers with ${sentence} makes one deployment`, async (world) => {
    await world.ready();
    world.sandbox.faults.next(creation, answer, { when: "after" });
    await world.say("/deploy staging");
    expect(world.deployments).toHaveLength(1);
    await world.turn({ minutes: 1 });
    expect(world.deployment.environment).toBe("staging");
    await world.report(world.deployment, "success");
    expect(world.headline()).toBe("✅ Deployed to `staging`");
  });

  story(`a creation that GitHub does not carry out and answers with ${sentence} is asked for again`, async (world) => {
    await world.ready();
    world.sandbox.faults.next(creation, answer, { when: "before" });
    await world.say("/deploy staging");
    expect(world.deployments).toEqual([]);
    await world.turn({ minutes: 1 });
    expect(world.deployment.environment).toBe("staging");
    world.readAll();
  });

  story(`a merge that GitHub carries out and answers with ${sentence} is found again`, async (world) => {
    await world.ready();
    await world.moveMain();
    world.sandbox.faults.next(creation, answer, { when: "after" });
    await world.say("/deploy staging");
    await world.turn({ minutes: 1 });
    await world.check("ci/test", "success");
    expect(world.deployment.sha).toBe(world.repository.branches.get("topic"));
    expect(world.repository.commits.get(world.deployment.sha)?.parents).toHaveLength(2);
    world.readAll();
  });
}

story("a deployment whose checks turn red before its lost answer is found still is this request's", async (world) => {
  await world.ready();
  world.sandbox.faults.next(creation, { status: 502 }, { when: "after" });
  await world.say("/deploy staging");
  await world.check("ci/lint", "failure");
  await world.turn({ minutes: 1 });
  expect(world.deployment.environment).toBe("staging");
  expect(world.headline()).toBe("🕒 Deployment to `staging` is created");
});

story("a creation that GitHub is still at work on when the connection breaks is not asked for twice", async (world) => {
  await world.ready();
  world.sandbox.faults.next(creation, "reset", { when: "before" });
  await world.say("/deploy staging");
  await world.turn({ seconds: 10 });
  expect(world.deployments).toEqual([]);
  expect(world.sandbox.calls.all.filter(({ route }) => route === `POST ${creation.path}`)).toHaveLength(1);
  await world.turn({ seconds: 10 });
  expect(world.deployment.environment).toBe("staging");
  world.readAll();
});

story("GitHub's secondary limit delays a deployment and loses nothing", async (world) => {
  await world.ready();
  const body = { message: "You have exceeded a secondary rate limit." };
  world.sandbox.faults.next(creation, { status: 403, body, headers: { "retry-after": "90" } });
  await world.say("/deploy staging");
  await world.turn({ seconds: 80 });
  expect(world.deployments).toEqual([]);
  await world.turn({ seconds: 20 });
  expect(world.deployment.environment).toBe("staging");
  world.readAll();
});

story("a GitHub that is down for a minute is asked again", async (world) => {
  await world.ready();
  world.sandbox.faults.next({ graphql: "SlipwayFacts" }, { status: 503 }, { times: 2 });
  await world.say("/deploy staging");
  await world.turn({ minutes: 1 });
  expect(world.deployment.environment).toBe("staging");
  world.readAll();
});

story("a GitHub that is down for hours delays the command, whose time is over when GitHub is back", async (world) => {
  await world.ready();
  world.sandbox.faults.next({ graphql: "SlipwayFacts" }, { status: 503 }, { times: 30 });
  await world.say("/deploy staging");
  await world.turn({ minutes: 3 * 60 });
  expect(world.deployments).toEqual([]);
  expect(world.headline()).toBe("⌛ Waited too long: deployment to `staging`");
});

story("a refusal whose card GitHub does not take at once is said later", async (world) => {
  await world.ready();
  world.sandbox.draft(world.pull, { by: "ada" });
  world.sandbox.faults.next({ graphql: "SlipwayCards" }, { status: 502 });
  await world.say("/deploy staging");
  expect(world.slipwayComments).toEqual([]);
  await world.turn({ minutes: 1 });
  expect(world.headline()).toBe("⛔ Not deployed to `staging`");
});

story("a card that GitHub creates and answers with 502 is not created twice", async (world) => {
  await world.ready();
  world.sandbox.faults.next({ graphql: "SlipwayCards" }, { status: 502 }, { when: "after" });
  await world.say("/deploy staging");
  await world.turn({ minutes: 1 });
  await world.report(world.deployment, "success");
  expect(world.slipwayComments).toHaveLength(1);
  expect(world.headline()).toBe("✅ Deployed to `staging`");
});

story("a card that GitHub is still at work on when the connection breaks is not written twice", async (world) => {
  await world.ready();
  world.sandbox.faults.next({ graphql: "SlipwayCards" }, "reset");
  await world.say("/deploy staging");
  await world.turn({ seconds: 10 });
  expect(world.sandbox.calls.all.filter(({ route }) => route === "GraphQL SlipwayCards")).toHaveLength(1);
  await world.turn({ seconds: 20 });
  expect(world.headline()).toBe("🕒 Deployment to `staging` is created");
});

story("a card that GitHub does not take ends no request", async (world) => {
  await world.ready();
  await world.check("ci/slow", null);
  const refusal = {
    data: { create: null },
    errors: [{ type: "FORBIDDEN", path: ["create"], message: "Unable to create comment" }],
  };
  world.sandbox.faults.next({ graphql: "SlipwayCards" }, { status: 200, body: refusal });
  await world.say("/deploy staging");
  await world.finishCheck("ci/slow", "success");
  expect(world.deployment.environment).toBe("staging");
  world.readAll();
});

story("an answer that GitHub creates and answers with 502 is not given twice", async (world) => {
  await world.ready();
  world.sandbox.faults.next({ graphql: "SlipwayCards" }, { status: 502 }, { when: "after" });
  await world.say("/deploy nowhere");
  await world.turn({ minutes: 1 });
  expect(world.slipwayComments).toHaveLength(1);
  world.readAll();
});

story("a process that was started again finds the deployment of a command that is delivered again", async (world) => {
  await world.ready();
  await world.say("/deploy staging");
  await world.restart();
  world.sandbox.deliveries.hold();
  const app = [...world.sandbox.state.apps.values()].find(({ slug }) => slug === "slipway");
  const delivery = app?.deliveries.find(({ event }) => event === "issue_comment");
  expect(delivery).toBeDefined();
  await world.deliverAgain(delivery?.request.payload);
  expect(world.deployment.environment).toBe("staging");
  expect(world.slipwayComments).toHaveLength(1);
  world.readAll();
});

story("a token that GitHub took back is asked for again", async (world) => {
  await world.ready();
  await world.say("/deploy staging");
  world.sandbox.state.tokens.clear();
  await world.say("/deploy production");
  expect(world.deployments).toHaveLength(2);
  world.readAll();
});

story("a token lasts an hour, and the next hour has its own", async (world) => {
  await world.ready();
  await world.say("/deploy staging");
  await world.turn({ minutes: 61 });
  await world.say("/deploy production");
  expect(world.deployments).toHaveLength(2);
  world.readAll();
});

story(
  "a deployment whose last status GitHub told nobody of is looked up, and its environment is free again",
  async (world) => {
    await world.ready();
    await world.say("/deploy staging");
    await world.report(world.deployment, "in_progress");
    world.sandbox.deliveries.dropNext(({ event }) => event === "deployment_status");
    await world.report(world.deployment, "success");
    expect(world.headline()).toBe("🚀 Deploying to `staging`");
    await world.turn({ minutes: 5 });
    expect(world.headline()).toBe("✅ Deployed to `staging`");
  },
);

story("a deployment of which nobody reports for half an hour ends as an error", async (world) => {
  await world.ready();
  await world.say("/deploy staging");
  await world.report(world.deployment, "in_progress");
  await world.turn({ minutes: 36 });
  expect(world.deployment.statuses.at(-1)).toMatchObject({ state: "error", description: "No report for 30 minutes" });
  expect(world.headline()).toBe("❌ Deployment to `staging` ended with an error");
});
