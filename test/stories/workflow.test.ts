import { expect } from "@jest/globals";
import type { WorkflowRun } from "../../src/sandbox/state/model.ts";
import { story, type World } from "./world.ts";

const config = `environments:
  staging:
    url: https://staging.example.com
    executor: { workflow: deploy.yml }
  production:
    executor: { workflow: deploy.yml }
`;

const inputs = { sha: {}, environment: {}, deployment_id: {} };

function run(world: World): WorkflowRun {
  const runs = world.sandbox.workflowRuns("acme/site");
  expect(runs).toHaveLength(1);
  return runs[0] as WorkflowRun;
}

async function begin(world: World, workflow: { environment?: string } = {}): Promise<void> {
  world.sandbox.workflow("acme/site", "deploy.yml", { inputs, ...workflow });
  await world.ready();
}

const statesOf = (world: World, index = 0): string[] =>
  (world.deployments[index]?.statuses ?? []).map(({ state }) => state);

story(
  "/deploy staging runs the workflow of the environment, follows it, and reports every state",
  async (world) => {
    await begin(world);
    world.sandbox.calls.clear();
    await world.say("/deploy staging");
    const { id, sha } = world.deployment;
    expect(run(world)).toMatchObject({
      branch: "main",
      inputs: { sha, environment: "staging", deployment_id: `${id}` },
    });
    expect(world.headline()).toBe("🕒 Deployment to `staging` is queued");
    world.sandbox.beginRun(run(world));
    await world.settle();
    expect(world.headline()).toBe("🚀 Deploying to `staging`");
    world.sandbox.completeRun(run(world));
    await world.settle();
    expect(world.headline()).toBe("✅ Deployed to `staging`");
    expect(statesOf(world)).toEqual(["queued", "in_progress", "success"]);
    expect(world.deployment.statuses.at(-1)).toMatchObject({
      environmentUrl: "https://staging.example.com",
      logUrl: expect.stringContaining(`/actions/runs/${run(world).id}`),
    });
    const { calls, writes } = world.sandbox.calls.count();
    expect({ calls, writes }).toEqual({ calls: 7, writes: 5 });
  },
  { config },
);

story.each(["failure", "timed_out", "cancelled", "startup_failure", "neutral"] as const)(
  "a workflow that ends as %j ends the deployment as that means",
  async (world, conclusion) => {
    await begin(world);
    await world.say("/deploy staging");
    world.sandbox.completeRun(run(world), conclusion);
    await world.settle();
    const means = {
      failure: "failure",
      timed_out: "failure",
      cancelled: "error",
      startup_failure: "error",
      neutral: "success",
    };
    expect(statesOf(world).at(-1)).toBe(means[conclusion]);
    world.readAll();
  },
  { config },
);

story(
  "a workflow that the repository does not have ends the deployment as an error that says so",
  async (world) => {
    await world.ready();
    await world.say("/deploy staging");
    expect(world.headline()).toBe("❌ Deployment to `staging` ended with an error");
    expect(world.card()).toContain("deploy.yml");
    expect(statesOf(world)).toEqual(["error"]);
  },
  { config },
);

story(
  "/cancel stops the workflow, says who did, and frees the environment when it has stopped",
  async (world) => {
    await begin(world);
    await world.say("/deploy staging");
    world.sandbox.beginRun(run(world));
    await world.settle();
    await world.say("/cancel");
    expect(world.headline()).toBe("🚫 Cancelled: deployment to `staging`");
    expect(world.deployment.statuses.at(-1)).toMatchObject({ state: "error", description: "Cancelled by @ada" });
    await world.settle();
    expect(run(world)).toMatchObject({ status: "completed", conclusion: "cancelled" });
    await world.say("/deploy staging");
    expect(world.deployments).toHaveLength(2);
    world.readAll();
  },
  { config },
);

story(
  "a run whose events got lost is found ended by itself",
  async (world) => {
    await begin(world);
    await world.say("/deploy staging");
    for (const _ of [1, 2]) world.sandbox.deliveries.dropNext(({ event }) => event === "workflow_run");
    world.sandbox.completeRun(run(world));
    await world.turn({ minutes: 3 });
    expect(world.headline()).toBe("✅ Deployed to `staging`");
  },
  { config },
);

story(
  "silence becomes an error after the timeout, and the workflow is cancelled",
  async (world) => {
    await begin(world);
    await world.say("/deploy staging");
    world.sandbox.beginRun(run(world));
    await world.turn({ minutes: 40 });
    expect(world.headline()).toBe("❌ Deployment to `staging` ended with an error");
    expect(world.deployment.statuses.at(-1)).toMatchObject({ state: "error", description: "No report for 30 minutes" });
    expect(run(world).conclusion).toBe("cancelled");
  },
  { config },
);

story(
  "what a deployment to production replaces is retired, which GitHub leaves active",
  async (world) => {
    await begin(world);
    for (const _ of [1, 2]) {
      await world.say("/deploy production");
      world.sandbox.completeRun(world.sandbox.workflowRuns("acme/site").at(-1) as WorkflowRun);
      await world.settle();
    }
    expect(statesOf(world, 0).at(-1)).toBe("inactive");
    expect(statesOf(world, 1).at(-1)).toBe("success");
    world.readAll();
  },
  { config },
);

story(
  "a job's own environment: makes a second deployment; the card says how to mend that, and ours stays active",
  async (world) => {
    await begin(world, { environment: "staging" });
    await world.say("/deploy staging");
    world.sandbox.beginRun(run(world));
    await world.settle();
    expect(world.deployments).toHaveLength(2);
    expect(world.card()).toContain("deployment: false");
    world.sandbox.completeRun(run(world));
    await world.settle();
    expect(world.headline()).toBe("✅ Deployed to `staging`");
    expect(statesOf(world).at(-1)).toBe("success");
    expect(world.slipwayComments).toHaveLength(1);
  },
  { config },
);

story(
  "statuses that others write on what our executor carries out change nothing",
  async (world) => {
    await begin(world);
    await world.say("/deploy staging");
    await world.report(world.deployment, "failure");
    expect(world.headline()).toBe("🕒 Deployment to `staging` is queued");
  },
  { config },
);

story(
  "ref: head runs the branch's own copy, and one on another commit is cancelled as an error",
  async (world) => {
    await begin(world);
    await world.say("/deploy staging");
    expect(run(world)).toMatchObject({ branch: "topic" });
    Object.assign(run(world), { sha: [...world.repository.commits.keys()][0] });
    world.sandbox.beginRun(run(world));
    await world.settle();
    expect(world.headline()).toBe("❌ Deployment to `staging` ended with an error");
    expect(world.deployment.statuses.at(-1)).toMatchObject({
      state: "error",
      description: "The workflow ran on another commit",
    });
    expect(run(world).conclusion).toBe("cancelled");
  },
  { config: "environments:\n  staging:\n    executor: { workflow: deploy.yml, ref: head }\n" },
);

story(
  "a name that the operator does not have is refused, and says who can help",
  async (world) => {
    await world.ready();
    await world.say("/deploy staging");
    expect(world.headline()).toBe("⛔ Not deployed to `staging`");
    expect(world.card()).toContain("web1");
    expect(world.deployments).toHaveLength(0);
  },
  { config: "environments:\n  staging: { executor: web1 }\n" },
);

const anyone = `environments:
  staging:
    executor: { workflow: deploy.yml }
    deployments_from: anyone
`;

story(
  "a deployment that another tool made is carried out where the environment takes those",
  async (world) => {
    await begin(world);
    world.sandbox.deployment("acme/site", { ref: "topic", environment: "staging", by: "ada" });
    await world.settle();
    world.sandbox.completeRun(run(world));
    await world.settle();
    expect(statesOf(world)).toEqual(["queued", "in_progress", "success"]);
    world.readAll();
  },
  { config: anyone },
);

story(
  "a deployment by somebody who may not deploy is not carried out",
  async (world) => {
    await begin(world);
    world.sandbox.deployment("acme/site", { ref: "topic", environment: "staging", by: "rita" });
    await world.settle();
    expect(world.sandbox.workflowRuns("acme/site")).toEqual([]);
    world.readAll();
  },
  { config: anyone },
);

story(
  "another tool's deployment waits for the one that runs",
  async (world) => {
    await begin(world);
    await world.say("/deploy staging");
    world.sandbox.deployment("acme/site", { ref: "topic", environment: "staging", by: "ada" });
    await world.settle();
    world.sandbox.completeRun(run(world));
    await world.settle();
    expect(world.sandbox.workflowRuns("acme/site")).toHaveLength(2);
    world.sandbox.completeRun(world.sandbox.workflowRuns("acme/site").at(-1) as WorkflowRun);
    await world.settle();
    expect(statesOf(world, 1).at(-1)).toBe("success");
    world.readAll();
  },
  { config: anyone },
);

story(
  "/cancel #ID stops what another tool's deployment started",
  async (world) => {
    await begin(world);
    world.sandbox.deployment("acme/site", { ref: "topic", environment: "staging", by: "ada" });
    await world.settle();
    await world.say(`/cancel #${world.deployment.id} --dry-run`, "rita");
    expect(statesOf(world)).toEqual(["queued"]);
    await world.say(`/cancel #${world.deployment.id}`);
    expect(world.deployment.statuses.at(-1)).toMatchObject({ state: "error", description: "Cancelled by @ada" });
    expect(run(world).conclusion).toBe("cancelled");
    world.readAll();
  },
  { config: anyone },
);
