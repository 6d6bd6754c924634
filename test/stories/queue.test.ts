import { expect } from "@jest/globals";
import type { PullRequest } from "../../src/sandbox/state/model.ts";
import { story, type World } from "./world.ts";

const lines = (...text: string[]): string => `${text.join("\n")}\n`;
const config = (more: string): { config: string } => ({ config: lines("environments:", `  staging: { ${more} }`) });

interface Asked {
  readonly by: string;
  readonly checks?: readonly string[];
  readonly says?: string;
}

/** A pull request of somebody's own, on which they ask for staging. */
async function ask(world: World, { by, checks, says = "/deploy staging" }: Asked): Promise<PullRequest> {
  world.pull = world.sandbox.pullRequest("acme/site", { head: `${by}-${world.repository.pulls.size}`, by });
  await world.ready(checks);
  await world.say(says, by);
  await begin(world);
  return world.pull;
}

/** What the newest card of a pull request says. */
function cardOf(world: World, pull: PullRequest): string {
  world.pull = pull;
  return world.card();
}

/** Of each deployment in the order in which they were made, whose pull request it was. */
const order = (world: World): readonly string[] => world.deployments.map(({ sha }) => branchOf(world, sha));

const branchOf = (world: World, sha: string): string =>
  [...world.repository.pulls.values()].find(({ headSha }) => headSha === sha)?.headRef ?? sha;

/** A tool picks up what was created. */
async function begin(world: World): Promise<void> {
  const last = world.deployments.at(-1);
  if (last?.statuses.length === 0) await world.report(last, "in_progress");
}

/** What runs is over, and what comes next is picked up. */
async function finish(world: World): Promise<void> {
  const last = world.deployments.at(-1);
  if (last) await world.report(last, "success");
  await begin(world);
}

story(
  "those who wait for an environment go in the order of their comments, and their cards say where they stand",
  async (world) => {
    const first = await ask(world, { by: "ada" });
    const second = await ask(world, { by: "mia" });
    const third = await ask(world, { by: "alan" });
    expect(cardOf(world, second)).toContain(`to \`staging\` is running (pull request ${first.number}).`);
    expect(cardOf(world, third)).toContain(`2nd in line for \`staging\`: after pull request ${second.number}.`);
    await finish(world);
    expect(order(world)).toEqual([first.headRef, second.headRef]);
    expect(cardOf(world, third)).toContain(`to \`staging\` is running (pull request ${second.number}).`);
    await finish(world);
    expect(order(world)).toEqual([first.headRef, second.headRef, third.headRef]);
    world.readAll();
  },
);

story("the earliest comment goes first, also where a later one looks first", async (world) => {
  const first = await ask(world, { by: "ada" });
  const second = await ask(world, { by: "mia" });
  const third = await ask(world, { by: "alan" });
  world.pull = third;
  await world.check("ci/late", null);
  world.sandbox.faults.next({ graphql: "SlipwayFacts" }, { status: 503 }, { times: 2, when: "before" });
  await finish(world);
  await world.finishCheck("ci/late", "success");
  expect(order(world)).toEqual([first.headRef]);
  expect(cardOf(world, third)).toContain(`after pull request ${second.number}`);
  await world.turn({ minutes: 1 });
  expect(order(world)).toEqual([first.headRef, second.headRef]);
  await finish(world);
  expect(order(world)).toEqual([first.headRef, second.headRef, third.headRef]);
  world.readAll();
});

story("an earlier request that waits for its checks holds up nobody", async (world) => {
  world.pull = world.sandbox.pullRequest("acme/site", { head: "slow", by: "mia" });
  const slow = world.pull;
  await world.ready();
  await world.check("ci/slow", null);
  await world.say("/deploy staging", "mia");
  expect(world.card()).toContain("ci/slow");
  const quick = await ask(world, { by: "ada" });
  expect(order(world)).toEqual([quick.headRef]);
  world.pull = slow;
  await world.finishCheck("ci/slow", "success");
  expect(world.card()).toContain(`is running (pull request ${quick.number})`);
  await finish(world);
  expect(order(world)).toEqual([quick.headRef, slow.headRef]);
  world.readAll();
});

story("who joins late with an earlier comment stands in front, and the others move back", async (world) => {
  world.pull = world.sandbox.pullRequest("acme/site", { head: "slow", by: "mia" });
  const slow = world.pull;
  await world.ready();
  await world.check("ci/slow", null);
  await world.say("/deploy staging", "mia");
  const running = await ask(world, { by: "ada" });
  const waiting = await ask(world, { by: "alan" });
  world.pull = slow;
  await world.finishCheck("ci/slow", "success");
  expect(cardOf(world, waiting)).toContain(`2nd in line for \`staging\`: after pull request ${slow.number}.`);
  await finish(world);
  await finish(world);
  expect(order(world)).toEqual([running.headRef, slow.headRef, waiting.headRef]);
  world.readAll();
});

story("who takes a request back lets the next one move up, and only cards that change are written", async (world) => {
  const first = await ask(world, { by: "ada" });
  const second = await ask(world, { by: "mia" });
  const third = await ask(world, { by: "alan" });
  const fourth = await ask(world, { by: "ada" });
  expect(cardOf(world, fourth)).toContain(`3rd in line for \`staging\`: after pull request ${third.number}.`);
  world.pull = second;
  await world.say("/cancel staging", "mia");
  expect(cardOf(world, third)).toContain(`is running (pull request ${first.number})`);
  expect(cardOf(world, fourth)).toContain(`2nd in line for \`staging\`: after pull request ${third.number}.`);
  world.sandbox.calls.clear();
  world.pull = fourth;
  await world.say("/cancel staging", "ada");
  expect(cardOf(world, third)).toContain(`is running (pull request ${first.number})`);
  expect(world.sandbox.calls.all.filter(({ route }) => route === "GraphQL SlipwayCards")).toHaveLength(1);
  await finish(world);
  expect(order(world)).toEqual([first.headRef, third.headRef]);
  world.readAll();
});

story("one whose checks fail while it waits for its turn makes room", async (world) => {
  const first = await ask(world, { by: "ada" });
  const second = await ask(world, { by: "mia" });
  const third = await ask(world, { by: "alan" });
  world.pull = second;
  world.sandbox.checkRun("acme/site", {
    ref: second.headRef,
    name: "ci/new",
    status: "completed",
    conclusion: "failure",
  });
  await world.settle();
  expect(cardOf(world, second)).toContain("Failing");
  expect(cardOf(world, third)).toContain(`is running (pull request ${first.number})`);
  await finish(world);
  expect(order(world)).toEqual([first.headRef, third.headRef]);
  world.readAll();
});

story(
  "a newer request of the same pull request takes the place of its own older one, at the end of the line",
  async (world) => {
    const first = await ask(world, { by: "ada" });
    const second = await ask(world, { by: "mia" });
    const third = await ask(world, { by: "alan" });
    world.pull = second;
    await world.turn({ minutes: 1 });
    await world.say("/deploy staging", "mia");
    expect(world.card()).toContain(`2nd in line for \`staging\`: after pull request ${third.number}.`);
    await finish(world);
    await finish(world);
    expect(order(world)).toEqual([first.headRef, third.headRef, second.headRef]);
    world.readAll();
  },
);

story(
  "where a newer request replaces those that wait, only the newest does; what runs goes on",
  async (world) => {
    const first = await ask(world, { by: "ada" });
    const second = await ask(world, { by: "mia" });
    const third = await ask(world, { by: "alan" });
    expect(cardOf(world, second)).toContain(`A [later comment] on pull request ${third.number} took its place`);
    expect(world.deployment.statuses.map(({ state }) => state)).toEqual(["in_progress"]);
    await finish(world);
    expect(order(world)).toEqual([first.headRef, third.headRef]);
    world.readAll();
  },
  config("concurrency: replace"),
);

story(
  "a comment that arrives late is replaced by a newer one that waits already",
  async (world) => {
    const first = await ask(world, { by: "ada" });
    world.pull = world.sandbox.pullRequest("acme/site", { head: "late", by: "mia" });
    const late = world.pull;
    await world.ready();
    world.sandbox.deliveries.hold();
    world.sandbox.comment(late, { body: "/deploy staging", by: "mia" });
    await world.turn({ seconds: 5 });
    const newest = world.sandbox.pullRequest("acme/site", { head: "newest", by: "alan" });
    world.sandbox.checkRun("acme/site", {
      ref: "newest",
      name: "ci/test",
      status: "completed",
      conclusion: "success",
    });
    await world.turn({ minutes: 1 });
    world.sandbox.comment(newest, { body: "/deploy staging", by: "alan" });
    await world.sandbox.deliveries.release({ order: "reverse" });
    await world.turn({ minutes: 1 });
    expect(cardOf(world, late)).toContain(`A [later comment] on pull request ${newest.number} took its place`);
    await finish(world);
    expect(order(world)).toEqual([first.headRef, newest.headRef]);
    world.readAll();
  },
  config("concurrency: replace"),
);

story("a dry run says where a request would stand", async (world) => {
  await ask(world, { by: "ada" });
  const second = await ask(world, { by: "mia" });
  await ask(world, { by: "alan", says: "/deploy staging --dry-run" });
  expect(world.card()).toContain(`2nd in line for \`staging\`: after pull request ${second.number}.`);
  world.readAll();
});

story(
  "where people approve what waits, it takes its place in the line with its comment",
  async (world) => {
    world.pull = world.sandbox.pullRequest("acme/site", { head: "asked", by: "ada" });
    const asked = world.pull;
    await world.ready();
    await world.say("/deploy staging", "ada");
    const forced = await ask(world, { by: "alan", says: '/deploy staging --force --reason "outage"' });
    expect(order(world)).toEqual([forced.headRef]);
    world.pull = asked;
    await world.say("/approve staging", "mia");
    expect(world.card()).toContain(`is running (pull request ${forced.number})`);
    expect(world.card()).toContain("| Approved by | [`mia`] |");
    await finish(world);
    expect(order(world)).toEqual([forced.headRef, asked.headRef]);
    world.readAll();
  },
  config("approvals: 1"),
);

story("who waits behind a deployment is told, when that is over, that a lock keeps them out now", async (world) => {
  const first = await ask(world, { by: "ada" });
  const second = await ask(world, { by: "mia" });
  world.pull = first;
  await world.say("/lock staging until the demo is over");
  await world.report(world.deployments[0] as (typeof world.deployments)[0], "success");
  expect(cardOf(world, second)).toContain("until the demo is over");
  world.pull = first;
  await world.say("/unlock staging");
  expect(order(world)).toEqual([first.headRef, second.headRef]);
  for (const pull of [first, second]) {
    world.pull = pull;
    world.readAll();
  }
});
