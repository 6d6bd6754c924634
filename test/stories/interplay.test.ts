// What commands of one or several pull requests do to each other while they wait.
import { expect } from "@jest/globals";
import type { Deployment, PullRequest } from "../../src/sandbox/state/model.ts";
import { story, type World } from "./world.ts";

const config = `environments:
  staging: {}
  production: { after: [staging], parameters: { level: { type: string, default: info } } }
tasks:
  migrate: { required_contexts: none }
`;

const locking = "environments:\n  staging:\n    lock: { on_deploy: true }\n";

const last = (world: World): Deployment => world.deployments.at(-1) as Deployment;

async function deployed(world: World): Promise<Deployment> {
  await world.ready();
  await world.say("/deploy staging");
  await world.report(last(world), "success");
  return last(world);
}

/** A pull request that is the one spoken on from now on. */
async function another(world: World, head: string): Promise<PullRequest> {
  world.readAll();
  world.pull = world.sandbox.pullRequest("acme/site", { head, by: "ada" });
  await world.ready();
  return world.pull;
}

story(
  "an operation that waited is done with what runs when its turn has come",
  async (world) => {
    await deployed(world);
    world.sandbox.push("acme/site", "topic", { files: { "a.txt": "later" }, by: "ada" });
    await world.ready();
    await world.say("/deploy staging");
    const second = last(world);
    await world.report(second, "in_progress");
    await world.say("/run migrate on staging");
    expect(world.deployments).toHaveLength(2);
    await world.report(second, "success");
    expect(world.deployments).toHaveLength(3);
    expect(last(world)).toMatchObject({ task: "migrate", sha: second.sha });
    world.readAll();
  },
  { config },
);

story(
  "an operation that waits is not superseded by a deployment, and goes first",
  async (world) => {
    await deployed(world);
    const first = world.pull;
    await another(world, "other");
    await world.say("/deploy staging");
    const running = last(world);
    await world.report(running, "in_progress");
    world.readAll();
    world.pull = first;
    await world.say("/run migrate on staging");
    await world.say("/deploy staging");
    await world.report(running, "success");
    expect(last(world)).toMatchObject({ task: "migrate", sha: running.sha });
    await world.report(last(world), "success");
    expect(last(world)).toMatchObject({ task: "deploy", sha: first.headSha });
    world.readAll();
  },
  { config },
);

story(
  "a promotion takes no parameters from what others wrote",
  async (world) => {
    const { sha } = await deployed(world);
    const payload = { parameters: { level: "debug" } };
    const foreign = world.sandbox.deployment("acme/site", { ref: sha, environment: "staging", payload, by: "mia" });
    await world.report(foreign, "success");
    await world.say("/promote production");
    expect(last(world)).toMatchObject({ environment: "production", sha, payload: { parameters: { level: "info" } } });
    world.readAll();
  },
  { config },
);

story(
  "who gives back the lock that it took to deploy does not wake itself",
  async (world) => {
    await world.ready();
    const contexts = [{ context: "ci/test", state: "pending" }];
    const body = { message: "Conflict: Commit status checks failed for topic.", errors: [{ contexts }] };
    const creation = { method: "POST", path: "/repos/{owner}/{repo}/deployments" };
    world.sandbox.faults.next(creation, { status: 409, body }, { times: 5 });
    await world.say("/deploy staging");
    expect(world.sandbox.faults.pending()).toBe(4);
    world.sandbox.faults.clear();
    await world.turn({ minutes: 2 });
    expect(world.deployments).toHaveLength(1);
    world.readAll();
  },
  { config: locking },
);

story(
  "an unlock by force takes nothing from who locks next, also where its answer is written late",
  async (world) => {
    const holder = await another(world, "one");
    await world.say("/lock staging");
    const next = await another(world, "two");
    await world.say("/deploy staging", "mia");
    await another(world, "three");
    world.sandbox.faults.next({ graphql: "SlipwayCards" }, { status: 503 }, { times: 2 });
    await world.say('/unlock staging --force --reason "outage"', "alan");
    await world.turn({ minutes: 4 });
    const unlocked = (await world.audit()).filter(({ what }) => what === "unlock");
    expect(unlocked.map(({ pullRequest }) => pullRequest)).toEqual([holder.number]);
    expect(last(world).sha).toBe(next.headSha);
    world.readAll();
  },
  { config: locking },
);

story(
  "an operation below a deployment in one comment comes behind it",
  async (world) => {
    await deployed(world);
    world.sandbox.push("acme/site", "topic", { files: { "a.txt": "later" }, by: "ada" });
    await world.ready();
    await world.say("/deploy staging\n/run migrate on staging");
    expect(world.deployments.map(({ task }) => task)).toEqual(["deploy", "deploy"]);
    const { sha } = last(world);
    await world.report(last(world), "success");
    expect(last(world)).toMatchObject({ task: "migrate", sha });
    world.readAll();
  },
  { config },
);
