import { expect } from "@jest/globals";
import type { Deployment } from "../../src/sandbox/state/model.ts";
import { story, type World } from "./world.ts";

const last = (world: World): Deployment => world.deployments.at(-1) as Deployment;

const config = `environments:
  staging:
    parameters: { steps: { type: number, default: 1 } }
  production: { deployments_from: anyone }
tasks:
  db:migrate: { environments: [staging], required_contexts: [security/scan] }
  reindex: {}
`;

async function staged(world: World): Promise<Deployment> {
  await world.ready(["ci/test", "security/scan"]);
  await world.say("/deploy staging");
  const made = last(world);
  await world.report(made, "success");
  world.readAll();
  return made;
}

story(
  "/run carries out a task with what runs there, and it stays what runs there",
  async (world) => {
    const { sha } = await staged(world);
    world.sandbox.push("acme/site", "topic", { files: { "a.txt": "later" }, by: "ada" });
    await world.settle();
    await world.say("/run db:migrate on staging steps=3");
    expect(last(world)).toMatchObject({ sha, environment: "staging", task: "db:migrate" });
    expect(last(world).payload).toMatchObject({ parameters: { steps: 3 } });
    expect(world.lastOrder()).toMatchObject({ ref: sha, auto_merge: false, required_contexts: ["security/scan"] });
    expect(world.headline()).toBe("🕒 `db:migrate` on `staging` is created");
    world.sandbox.deploymentStatus(last(world), { state: "success", by: "harbor", autoInactive: false });
    await world.settle();
    expect(world.headline()).toBe("✅ Ran `db:migrate` on `staging`");
    await world.say("/status staging");
    expect(world.card()).toContain(`\`${sha.slice(0, 7)}\``);
    await world.say("/history staging --task db:migrate");
    expect(world.card()).toContain("`db:migrate`");
    world.readAll();
  },
  { config },
);

story(
  "the card of what was deployed is not outdated by an operation on it",
  async (world) => {
    await staged(world);
    await world.say("/run reindex on staging");
    world.sandbox.deploymentStatus(last(world), { state: "success", by: "harbor", autoInactive: false });
    await world.settle();
    expect(world.slipwayComments.map(({ minimized }) => minimized)).toEqual([null, null]);
    world.readAll();
  },
  { config },
);

story(
  "an operation holds the environment like a deployment",
  async (world) => {
    await staged(world);
    await world.say("/run reindex on staging");
    await world.say("/deploy staging");
    expect(world.deployments).toHaveLength(2);
    expect(world.headline()).toBe("⏳ Deployment to `staging` waits");
    await world.report(last(world), "success");
    expect(last(world).task).toBe("deploy");
    world.readAll();
  },
  { config },
);

story(
  "the checks that a task asks for count, and no others",
  async (world) => {
    await staged(world);
    await world.check("ci/late", "failure");
    await world.say("/run db:migrate on staging");
    expect(last(world).task).toBe("db:migrate");
    await world.report(last(world), "success");
    await world.check("security/scan", "failure");
    await world.say("/run db:migrate on staging");
    expect(world.headline()).toBe("⛔ Did not run `db:migrate` on `staging`");
    world.readAll();
  },
  { config },
);

story(
  "/run says which tasks there are, where they run, and that nothing runs there",
  async (world) => {
    await world.ready();
    const said: readonly (readonly [line: string, answer: string])[] = [
      ["/run db:migrat on staging", "did you mean `db:migrate`?"],
      ["/run db:migrate on production", "does not run on `production`"],
      ["/run reindex on staging", "Nothing runs in `staging`."],
      ["/run reindex", "staging"],
      ["/run reindex on stagin", "did you mean `staging`?"],
    ];
    for (const [line, answer] of said) {
      await world.say(line);
      expect(world.card()).toContain(answer);
    }
    await world.say("/run");
    expect(world.card()).toContain("The command names no task.");
    expect(world.deployments).toEqual([]);
  },
  { config },
);

story(
  "what another tool deployed vouches for nothing, unless the environment takes anyone's deployments",
  async (world) => {
    await world.ready();
    for (const environment of ["staging", "production"]) {
      const made = world.sandbox.deployment("acme/site", { ref: "main", environment, by: "alan" });
      await world.report(made, "success");
    }
    world.readAll();
    await world.say("/run reindex on staging");
    expect(world.card()).toContain("not by Slipway");
    await world.turn({ minutes: 1 });
    await world.say("/run reindex on production");
    expect(last(world)).toMatchObject({ environment: "production", task: "reindex" });
    world.readAll();
  },
  { config },
);

const carriedOut = (inputs: string): string => `environments:
  production:
    executor: { workflow: deploy.yml${inputs} }
tasks:
  reindex: {}
`;
const told = carriedOut(', inputs: { sha: "{sha}", task: "{task}" }');

story(
  "the success of an operation retires nothing, also where GitHub or Slipway would",
  async (world) => {
    world.sandbox.workflow("acme/site", "deploy.yml", { inputs: { sha: {}, task: {} } });
    await world.ready();
    for (const line of ["/deploy production", "/run reindex on production"]) {
      await world.say(line);
      const run = world.sandbox.workflowRuns("acme/site").at(-1);
      if (run) world.sandbox.completeRun(run);
      await world.settle();
    }
    expect(world.headline()).toBe("✅ Ran `reindex` on `production`");
    expect(world.deployments.map(({ task, statuses }) => [task, statuses.at(-1)?.state])).toEqual([
      ["deploy", "success"],
      ["reindex", "success"],
    ]);
    world.readAll();
  },
  { config: told },
);

story(
  "the success of an operation in an environment that is not for production retires nothing either",
  async (world) => {
    world.sandbox.workflow("acme/site", "deploy.yml", { inputs: { sha: {}, task: {} } });
    await world.ready();
    for (const line of ["/deploy staging", "/run reindex on staging"]) {
      await world.say(line);
      const run = world.sandbox.workflowRuns("acme/site").at(-1);
      if (run) world.sandbox.completeRun(run);
      await world.settle();
    }
    expect(world.deployments.map(({ statuses }) => statuses.at(-1)?.state)).toEqual(["success", "success"]);
    world.readAll();
  },
  { config: told.replace("production:", "staging:") },
);

story(
  "a workflow that would not be told of the task is not run for it",
  async (world) => {
    world.sandbox.workflow("acme/site", "deploy.yml", { inputs: { sha: {}, environment: {}, deployment_id: {} } });
    await world.ready();
    await world.say("/deploy production");
    const run = world.sandbox.workflowRuns("acme/site").at(-1);
    if (run) world.sandbox.completeRun(run);
    await world.settle();
    await world.say("/run reindex on production");
    expect(world.card()).toContain("has no input that tells it of `reindex`");
    expect(world.deployments).toHaveLength(1);
    world.readAll();
  },
  { config: carriedOut("") },
);
