import { expect } from "@jest/globals";
import type { WorkflowRun } from "../../src/sandbox/state/model.ts";
import { story, type World } from "./world.ts";

const config = `environments:
  staging:
    executor: { workflow: deploy.yml }
    deployments_from: anyone
  production:
    executor: { workflow: deploy.yml }
`;

const cards = { graphql: "SlipwayCards" };
const inputs = { sha: {}, environment: {}, deployment_id: {} };

async function begin(world: World): Promise<void> {
  world.sandbox.workflow("acme/site", "deploy.yml", { inputs });
  await world.ready();
}

const runOf = (world: World, index = -1): WorkflowRun =>
  world.sandbox.workflowRuns("acme/site").at(index) as WorkflowRun;

const statesOf = (world: World, index = 0): string[] =>
  (world.deployments[index]?.statuses ?? []).map(({ state }) => state);

const losses = [
  { sentence: "502 and carries it out", answer: { status: 502 }, when: "after" },
  { sentence: "502 and does not carry it out", answer: { status: 502 }, when: "before" },
  { sentence: "a connection that breaks after it", answer: "reset", when: "after" },
  { sentence: "a connection that breaks before it", answer: "reset", when: "before" },
  {
    sentence: "its secondary limit",
    answer: {
      status: 403,
      body: { message: "You have exceeded a secondary rate limit." },
      headers: { "retry-after": "60" },
    },
    when: "before",
  },
] as const;

for (const { sentence, answer, when } of losses) {
  story(
    `a status that GitHub answers with ${sentence} is there once, and so is the card`,
    async (world) => {
      await begin(world);
      await world.say("/deploy staging");
      world.sandbox.faults.next(cards, answer, { when });
      world.sandbox.beginRun(runOf(world));
      await world.turn({ minutes: 2 });
      world.sandbox.faults.next(cards, answer, { when });
      world.sandbox.completeRun(runOf(world));
      await world.turn({ minutes: 2 });
      expect(statesOf(world)).toEqual(["queued", "in_progress", "success"]);
      expect(world.slipwayComments).toHaveLength(1);
      expect(world.headline()).toBe("✅ Deployed to `staging`");
    },
    { config },
  );

  story(
    `a first card and status that GitHub answers with ${sentence} are there once`,
    async (world) => {
      await begin(world);
      world.sandbox.faults.next(cards, answer, { when });
      await world.say("/deploy staging");
      await world.turn({ minutes: 2 });
      world.sandbox.completeRun(runOf(world));
      await world.turn({ minutes: 2 });
      expect(statesOf(world)).toEqual(["queued", "in_progress", "success"]);
      expect(world.slipwayComments).toHaveLength(1);
      expect(world.headline()).toBe("✅ Deployed to `staging`");
    },
    { config },
  );

  story(
    `a workflow whose dispatch GitHub answers with ${sentence} runs once`,
    async (world) => {
      world.sandbox.workflow("acme/site", "deploy.yml", { inputs, runName: "Deploy ${{ inputs.deployment_id }}" });
      await world.ready();
      const path = "/repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches";
      world.sandbox.faults.next({ method: "POST", path }, answer, { when });
      await world.say("/deploy staging");
      await world.turn({ minutes: 2 });
      expect(world.sandbox.workflowRuns("acme/site")).toHaveLength(1);
      world.sandbox.completeRun(runOf(world));
      await world.turn({ minutes: 6 });
      expect(statesOf(world).at(-1)).toBe("success");
      world.readAll();
    },
    { config },
  );
}

story(
  "in a locked conversation the statuses are written all the same, once, and the environment is free",
  async (world) => {
    await begin(world);
    await world.say("/deploy staging");
    const refusal = {
      data: { status0: { deploymentStatus: { id: "DES_1" } }, update0: null },
      errors: [{ type: "FORBIDDEN", path: ["update0"], message: "Unable to comment: the conversation is locked" }],
    };
    world.sandbox.faults.next(cards, { status: 200, body: refusal }, { when: "after" });
    world.sandbox.completeRun(runOf(world));
    await world.settle();
    expect(statesOf(world)).toEqual(["queued", "in_progress", "success"]);
    await world.say("/deploy staging");
    expect(world.deployments).toHaveLength(2);
    world.readAll();
  },
  { config },
);

story(
  "a deployment that somebody deletes while it runs ends on the card, and frees its environment",
  async (world) => {
    await begin(world);
    await world.say("/deploy staging");
    world.repository.deployments.length = 0;
    world.sandbox.completeRun(runOf(world));
    await world.turn({ minutes: 6 });
    expect(world.headline()).toBe("✅ Deployed to `staging`");
    await world.say("/deploy staging");
    expect(world.deployments).toHaveLength(1);
    world.readAll();
  },
  { config },
);

story(
  "a process that was started again does not deploy once more what has ended",
  async (world) => {
    await begin(world);
    await world.say("/deploy staging");
    world.sandbox.completeRun(runOf(world));
    await world.restart();
    const app = [...world.sandbox.state.apps.values()].find(({ slug }) => slug === "slipway");
    await world.deliverAgain(app?.deliveries.find(({ event }) => event === "issue_comment")?.request.payload);
    await world.turn({ minutes: 6 });
    expect(world.sandbox.workflowRuns("acme/site")).toHaveLength(1);
    expect(statesOf(world)).toEqual(["queued", "in_progress", "success"]);
    expect(world.headline()).toBe("✅ Deployed to `staging`");
    await world.say("/deploy staging");
    expect(world.deployments).toHaveLength(2);
    world.readAll();
  },
  { config },
);

story(
  "a process that was started again does not start a second run of what goes on",
  async (world) => {
    await begin(world);
    await world.say("/deploy staging");
    await world.restart();
    const app = [...world.sandbox.state.apps.values()].find(({ slug }) => slug === "slipway");
    await world.deliverAgain(app?.deliveries.find(({ event }) => event === "issue_comment")?.request.payload);
    await world.turn({ minutes: 40 });
    expect(world.sandbox.workflowRuns("acme/site")).toHaveLength(1);
    expect(["success", "error"]).toContain(statesOf(world).at(-1));
    world.readAll();
  },
  { config },
);

story(
  "a /cancel that GitHub does not let through ends the deployment, and says that it may still run",
  async (world) => {
    await begin(world);
    await world.say("/deploy staging");
    world.sandbox.beginRun(runOf(world));
    await world.settle();
    const path = "/repos/{owner}/{repo}/actions/runs/{run_id}/cancel";
    const body = { message: "Resource not accessible by integration" };
    world.sandbox.faults.next({ method: "POST", path }, { status: 403, body }, { times: 1 });
    await world.say("/cancel");
    expect(world.deployments[0]?.statuses.at(-1)).toMatchObject({
      state: "error",
      description: "Cancelled by @ada; it may still run",
    });
    expect(world.headline()).toBe("🚫 Cancelled: deployment to `staging`");
  },
  { config },
);

story(
  "what GitHub retired tells nobody: a deployment of the same environment retires the one before by itself",
  async (world) => {
    await begin(world);
    for (const _ of [1, 2]) {
      await world.say("/deploy staging");
      world.sandbox.completeRun(runOf(world));
      await world.settle();
    }
    expect([statesOf(world, 0).at(-1), statesOf(world, 1).at(-1)]).toEqual(["inactive", "success"]);
    world.readAll();
  },
  { config },
);

story(
  "the echo of our own statuses, and other people's, cost no call",
  async (world) => {
    await begin(world);
    await world.say("/deploy staging");
    world.sandbox.calls.clear();
    await world.report(world.deployment, "success");
    await world.report(world.deployment, "error");
    expect(world.sandbox.calls.count()).toMatchObject({ calls: 0, writes: 0 });
    world.readAll();
  },
  { config },
);

story(
  "another tool's deployment of a fork's commit is not carried out",
  async (world) => {
    await begin(world);
    const from = world.sandbox.fork("acme/site", { by: "eve" });
    world.pull = world.sandbox.pullRequest("acme/site", { from, head: "patch", by: "eve" });
    await world.settle();
    world.sandbox.deployment("acme/site", { ref: world.pull.headSha, environment: "staging", by: "ada" });
    await world.settle();
    expect(world.sandbox.workflowRuns("acme/site")).toEqual([]);
    world.readAll();
  },
  { config },
);

story(
  "another tool's deployment that Slipway hears of too late is not carried out after newer ones",
  async (world) => {
    await begin(world);
    await world.look();
    await world.turn({ seconds: 1 });
    world.sandbox.deliveries.dropNext(({ event }) => event === "deployment");
    world.sandbox.deployment("acme/site", { ref: "topic", environment: "staging", by: "ada" });
    await world.turn({ minutes: 90 });
    await world.look();
    expect(world.sandbox.workflowRuns("acme/site")).toEqual([]);
    expect(statesOf(world)).toEqual(["error"]);
    world.readAll();
  },
  { config },
);

const listed = `environments:
  staging: { report_from: [harbor] }
`;

story(
  "where only harbor's reports count, silence still ends the deployment, with one status",
  async (world) => {
    await world.ready();
    await world.say("/deploy staging");
    await world.report(world.deployment, "in_progress");
    await world.turn({ minutes: 60 });
    expect(statesOf(world)).toEqual(["in_progress", "error"]);
    expect(world.headline()).toBe("❌ Deployment to `staging` ended with an error");
  },
  { config: listed },
);

story(
  "where only harbor's reports count, /cancel still ends the deployment, whatever others say",
  async (world) => {
    await world.ready();
    await world.say("/deploy staging");
    await world.report(world.deployment, "failure", { by: "alan" });
    await world.say("/cancel");
    expect(world.headline()).toBe("🚫 Cancelled: deployment to `staging`");
    await world.turn({ minutes: 60 });
    expect(statesOf(world)).toEqual(["failure", "error"]);
    world.readAll();
  },
  { config: listed },
);
