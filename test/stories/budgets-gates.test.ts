import { expect } from "@jest/globals";
import type { Call } from "../../src/sandbox/calls.ts";
import { story, type World } from "./world.ts";

const lines = (...text: string[]): string => `${text.join("\n")}\n`;

/** Every gate is asked for something; people get in by a team only, the second of three. */
const everyGate = {
  config: lines(
    "environments:",
    "  lab: { required_contexts: none }",
    "  staging: { required_contexts: none }",
    "  production:",
    "    allow: { role: admin, users: [alan], teams: [acme/ops, acme/sre, acme/web] }",
    '    refs: [pull_request, main, "release/*", "tag:v*"]',
    "    forks: by_sha",
    "    required_contexts: [ci/test, ci/lint]",
    "    reviews: 1",
    "    up_to_date: required",
    "    signed: true",
    "    after: [lab, staging]",
    "    freeze: [{ from: Fri 16:00, to: Sat 08:00, timezone: Asia/Tokyo }]",
    "    override: { role: maintain }",
    "    lock: { on_deploy: false, expires: 8h }",
    "    concurrency: reject",
    "    parameters: { level: { type: choice, options: [info, debug], default: info } }",
  ),
};

const snapshot = ["GraphQL SlipwayFacts", "GET /repos/{owner}/{repo}/collaborators/{username}/permission"];
const team = "GET /orgs/{org}/teams/{team_slug}/memberships/{username}";
const order = "GraphQL SlipwaySucceeded";

/** What the App says of itself: its tokens, and once in the life of a process who it is. */
const isItself = ({ route }: Call): boolean => route.endsWith("/access_tokens") || route === "GET /app";
const isRead = (call: Call): boolean => !call.write && !isItself(call);
const readsOf = (world: World): string[] => world.sandbox.calls.all.filter(isRead).map(({ route }) => route);

async function deployedBefore(world: World): Promise<void> {
  world.sandbox.team("acme/ops", { members: ["mia"] });
  world.sandbox.team("acme/sre", { members: ["ada"] });
  world.sandbox.team("acme/web", { members: ["ada"] });
  world.pull = world.sandbox.pullRequest("acme/site", { head: "topic", verified: true, by: "ada" });
  world.sandbox.review(world.pull, { by: "mia" });
  await world.ready(["ci/test", "ci/lint"]);
  await world.say("/deploy lab, staging");
  for (const deployment of world.deployments) await world.report(deployment, "success");
  world.readAll();
  world.sandbox.calls.clear();
}

story("without anything configured the gates cost no read beyond the snapshot", async (world) => {
  await world.ready();
  world.sandbox.calls.clear();
  await world.say("/deploy staging");
  expect(readsOf(world).toSorted()).toEqual(snapshot.toSorted());
  expect(world.deployment.environment).toBe("staging");
  world.readAll();
});

story(
  "every gate at once costs three reads beyond the snapshot: two of three teams, and the order",
  async (world) => {
    await deployedBefore(world);
    await world.say("/deploy production level=debug");
    expect(world.deployments.at(-1)).toMatchObject({ environment: "production" });
    expect(readsOf(world).toSorted()).toEqual([...snapshot, team, team, order].toSorted());
    world.readAll();
  },
  everyGate,
);

story(
  "within five minutes the teams cost nothing more",
  async (world) => {
    await deployedBefore(world);
    await world.say("/deploy production");
    await world.report(world.deployments.at(-1) ?? world.deployment, "failure");
    world.sandbox.calls.clear();
    await world.say("/deploy production");
    expect(world.deployments).toHaveLength(4);
    expect(readsOf(world).toSorted()).toEqual([...snapshot, order].toSorted());
    world.readAll();
  },
  everyGate,
);

story(
  "whom the list names is asked for in no team",
  async (world) => {
    await deployedBefore(world);
    await world.say("/deploy production", "alan");
    expect(world.deployments.at(-1)).toMatchObject({ environment: "production" });
    expect(readsOf(world)).not.toContain(team);
    world.readAll();
  },
  everyGate,
);
