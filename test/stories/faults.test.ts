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

story("a GitHub that stays down ends the request with a number for the log", async (world) => {
  await world.ready();
  world.sandbox.faults.next(creation, { status: 503 }, { times: 6 });
  await world.say("/deploy staging");
  await world.turn({ minutes: 10 });
  expect(world.deployments).toEqual([]);
  expect(world.headline()).toBe("❌ Deployment to `staging` ended with an error");
  expect(world.card()).toContain("GitHub did not answer for as long as Slipway tries");
  expect(world.errors.splice(0)).toHaveLength(1);
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
