import { expect } from "@jest/globals";
import type { PullRequest } from "../../src/sandbox/state/model.ts";
import { story, type World } from "./world.ts";

const lines = (...text: string[]): string => `${text.join("\n")}\n`;

interface Two {
  readonly first: PullRequest;
  readonly second: PullRequest;
}

/** Two pull requests whose checks are green; the first one speaks. */
async function two(world: World): Promise<Two> {
  await world.ready();
  const first = world.pull;
  world.pull = world.sandbox.pullRequest("acme/site", { head: "other", by: "mia" });
  const second = world.pull;
  await world.ready();
  world.pull = first;
  return { first, second };
}

/** What it says on a pull request, and who else speaks there does not matter. */
async function sayOn(
  world: World,
  pull: PullRequest,
  [body, by]: readonly [body: string, by?: string],
): Promise<string> {
  world.pull = pull;
  await world.say(body, by);
  return world.card();
}

/** Where the default branch moved on, it was merged in, and the merge is checked. */
async function checkMerge(world: World, pull: PullRequest): Promise<void> {
  world.pull = pull;
  await world.check("ci/test", "success");
  await world.turn({ minutes: 1 });
}

function readBoth(world: World, { first, second }: Two): void {
  for (const pull of [first, second]) {
    world.pull = pull;
    world.readAll();
  }
}

story("a locked environment lets others wait, who go on by themselves when it is unlocked", async (world) => {
  const both = await two(world);
  const locked = await sayOn(world, both.first, ["/lock staging demo at three"]);
  expect(locked).toBe(
    `🔒 \`staging\` is locked for pull request ${both.first.number} until it is merged or closed, or until \`/unlock staging\`: demo at three.`,
  );
  const waiting = await sayOn(world, both.second, ["/deploy staging", "mia"]);
  expect(waiting).toContain("⏳ Deployment to `staging` waits");
  expect(waiting).toContain(`is [locked] for pull request ${both.first.number} since`);
  expect(waiting).toContain("by `ada`: demo at three.");
  expect(world.deployments).toEqual([]);
  expect(await sayOn(world, both.first, ["/unlock staging", "mia"])).toBe(
    "🔓 `staging` is unlocked: whoever waits for it goes on.",
  );
  expect(world.deployment.environment).toBe("staging");
  readBoth(world, both);
});

story("the pull request that holds an environment deploys there", async (world) => {
  const both = await two(world);
  await sayOn(world, both.first, ["/lock staging"]);
  await world.say("/deploy staging", "mia");
  expect(world.deployment.environment).toBe("staging");
  readBoth(world, both);
});

story("a lock ends when its time is over, and those who wait go on", async (world) => {
  const both = await two(world);
  expect(await sayOn(world, both.first, ["/lock staging --for 20m"])).toMatch(
    /is locked for pull request \d+ until \d\d:\d\d UTC on 5 Jan, or until it is merged or closed, or until `\/unlock staging`\.$/,
  );
  await sayOn(world, both.second, ["/deploy staging", "mia"]);
  await world.turn({ minutes: 19 });
  expect(world.deployments).toEqual([]);
  await world.turn({ minutes: 1 });
  expect(world.deployment.environment).toBe("staging");
  expect(await sayOn(world, both.first, ["/unlock staging"])).toContain("`staging` is not locked.");
  readBoth(world, both);
});

for (const how of ["merge", "closePull"] as const) {
  story(`a lock ends when its pull request ends (${how}), and those who wait go on`, async (world) => {
    const both = await two(world);
    await sayOn(world, both.first, ["/lock staging"]);
    await sayOn(world, both.second, ["/deploy staging", "mia"]);
    world.sandbox[how](both.first, { by: "alan" });
    await world.settle();
    await checkMerge(world, both.second);
    expect(world.deployment.environment).toBe("staging");
    readBoth(world, both);
  });
}

story(
  "where nobody waits, another's lock refuses, and says who holds it and what to do",
  async (world) => {
    const both = await two(world);
    await sayOn(world, both.first, ["/lock staging"]);
    const refused = await sayOn(world, both.second, ["/deploy staging", "mia"]);
    expect(refused).toContain("⛔ Not deployed to `staging`");
    expect(refused).toContain(
      'Ask there for `/unlock staging`, or ask somebody who may override to comment `/unlock staging --force --reason "…"`.',
    );
    const forced = await sayOn(world, both.second, ['/deploy staging --force --reason "now"', "alan"]);
    expect(forced).toContain("⛔ Not deployed to `staging`");
    expect(world.deployments).toEqual([]);
    readBoth(world, both);
  },
  { config: lines("environments:", "  staging:", "    concurrency: reject") },
);

story("another's lock is taken over by who may override, with a reason, and its holder is told", async (world) => {
  const both = await two(world);
  await sayOn(world, both.first, ["/lock staging"]);
  expect(await sayOn(world, both.second, ["/lock staging", "mia"])).toContain(
    `\`staging\` is [locked] for pull request ${both.first.number}`,
  );
  const weak = await sayOn(world, both.second, ['/lock staging --force --reason "mine"', "mia"]);
  expect(weak).toContain("`mia` has the role `maintain` here, and `--force` needs `admin`.");
  const taken = await sayOn(world, both.second, ['/lock staging --force --reason "fixes the outage"', "alan"]);
  expect(taken).toContain(`🔒 \`staging\` is locked for pull request ${both.second.number}`);
  expect(taken).toContain(`\`ada\` had it [locked] for pull request ${both.first.number}, where that is told.`);
  world.pull = both.first;
  expect(world.card()).toBe(
    `🔓 \`staging\` is no longer locked for this pull request: \`alan\` [took it over] for pull request ${both.second.number}: fixes the outage.`,
  );
  expect(await sayOn(world, both.first, ["/unlock staging"])).toContain(
    `\`staging\` is [locked] for pull request ${both.second.number}`,
  );
  readBoth(world, both);
});

story("who takes a lock over deploys what waited for it", async (world) => {
  const both = await two(world);
  await sayOn(world, both.first, ["/lock staging"]);
  await sayOn(world, both.second, ["/deploy staging", "mia"]);
  await world.turn({ minutes: 1 });
  await sayOn(world, both.second, ['/lock staging --force --reason "fixes the outage"', "alan"]);
  expect(world.deployment.environment).toBe("staging");
  readBoth(world, both);
});

story("another's lock is released by who may override, and its holder is told once", async (world) => {
  const both = await two(world);
  await sayOn(world, both.first, ["/lock staging"]);
  expect(await sayOn(world, both.second, ["/unlock staging", "mia"])).toContain("is [locked] for pull request");
  const before = world.sandbox.comments(both.first).length;
  await sayOn(world, both.second, ['/unlock staging --force --reason "ada is away"', "alan"]);
  expect(world.sandbox.comments(both.first)).toHaveLength(before + 1);
  world.pull = both.first;
  expect(world.card()).toBe(
    "🔓 `staging` is no longer locked for this pull request: `alan` [released] it: ada is away.",
  );
  readBoth(world, both);
});

story("of two pull requests that lock at the same time one has it, and the other hears who", async (world) => {
  const both = await two(world);
  world.sandbox.comment(both.first, { body: "/lock staging", by: "ada" });
  world.sandbox.comment(both.second, { body: "/lock staging", by: "mia" });
  await world.settle();
  const said = [both.first, both.second].map((pull) => {
    world.pull = pull;
    return world.card();
  });
  expect(said.filter((text) => text.startsWith("🔒 `staging` is locked"))).toHaveLength(1);
  expect(said.filter((text) => text.includes("is [locked] for pull request"))).toHaveLength(1);
});

story("a dry run of a lock or an unlock changes nothing", async (world) => {
  await world.ready();
  await world.say("/lock staging --dry-run");
  expect(world.card()).toMatch(/`staging` would be locked for .* This was a dry run: nothing was done\.$/);
  await world.say("/unlock staging");
  expect(world.card()).toContain("`staging` is not locked.");
  await world.say("/lock staging");
  expect(world.card()).toContain("`staging` is locked for");
  await world.say("/unlock staging --dry-run");
  expect(world.card()).toMatch(/would be unlocked.* This was a dry run: nothing was done\.$/);
  await world.say("/lock staging longer");
  expect(world.card()).toContain(": longer.");
  world.readAll();
});

story("a closed pull request can hold an environment too, for a day", async (world) => {
  await world.ready();
  world.sandbox.closePull(world.pull, { by: "ada" });
  await world.say("/lock staging");
  expect(world.card()).toMatch(
    /is locked for pull request \d+ until \d\d:\d\d UTC on 6 Jan, or until `\/unlock staging`\.$/,
  );
  await world.say("/unlock staging");
  expect(world.card()).toContain("is unlocked");
  world.readAll();
});

story("who may not deploy to an environment locks and unlocks nothing there", async (world) => {
  await world.ready();
  await world.say("/lock staging", "tri");
  expect(world.card()).toContain("`tri` has the role `triage` here, and `staging` needs `write`.");
  await world.say("/lock staging");
  await world.say("/unlock staging", "rita");
  await world.say("/unlock staging");
  expect(world.card()).toContain("is unlocked");
  world.readAll();
});

const onDeploy = lines("environments:", "  staging:", "    lock: { on_deploy: true, expires: 8h }");

story(
  "a deployment locks its environment for its pull request, until that is merged",
  async (world) => {
    const both = await two(world);
    await sayOn(world, both.first, ["/deploy staging"]);
    await world.report(world.deployment, "success");
    const waiting = await sayOn(world, both.second, ["/deploy staging", "mia"]);
    expect(waiting).toContain("⏳ Deployment to `staging` waits");
    expect(waiting).toMatch(/is \[locked\] for pull request \d+ since .* with a deployment of `ada`, until /);
    world.sandbox.merge(both.first, { by: "alan" });
    await world.settle();
    await checkMerge(world, both.second);
    expect(world.deployments).toHaveLength(2);
    readBoth(world, both);
  },
  { config: onDeploy },
);

story(
  "what locks on deployment gives the lock back where no deployment came of it",
  async (world) => {
    world.pull = world.sandbox.pullRequest("acme/site", {
      head: "clash",
      by: "ada",
      files: { "README.md": "# ours\n" },
    });
    await world.ready();
    await world.moveMain({ "README.md": "# theirs\n" });
    await world.say("/deploy staging");
    expect(world.card()).toContain("does not merge into `clash` without conflicts");
    world.readAll();
    world.pull = world.sandbox.pullRequest("acme/site", { head: "other", by: "mia" });
    await world.say("/lock staging", "mia");
    expect(world.card()).toContain("🔒 `staging` is locked for");
  },
  { config: onDeploy },
);

story(
  "what a person locked stays as it is when the pull request deploys",
  async (world) => {
    await world.ready();
    await world.say("/lock staging --for 2h demo");
    await world.say("/deploy staging");
    world.readAll();
    expect(world.deployment.environment).toBe("staging");
    world.pull = world.sandbox.pullRequest("acme/site", { head: "other", by: "mia" });
    await world.say("/unlock staging", "mia");
    expect(world.card()).toMatch(/by `ada`, until .*: demo\./);
  },
  { config: onDeploy },
);
