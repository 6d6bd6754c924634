import { expect } from "@jest/globals";
import { story, type World } from "./world.ts";

/** The cells of an environment's row. */
const row = (world: World, environment: string): readonly string[] =>
  (world.card().match(new RegExp(`^\\| \`${environment}\` \\|.*`, "m"))?.[0] ?? "")
    .split(" | ")
    .map((cell) => cell.replaceAll(/^\| | \|$/g, "").trim());

async function deployed(world: World): Promise<void> {
  await world.say("/deploy staging");
  await world.report(world.deployments.at(-1) as World["deployment"], "success");
}

story("/status tells what runs where, since when and by whom", async (world) => {
  await world.ready();
  await deployed(world);
  world.readAll();
  await world.say("/status", "rita");
  const sha = world.pull.headSha.slice(0, 7);
  expect(world.card()).toContain("#### What runs where");
  const [, runs, since, now, lock, waits] = row(world, "staging");
  expect(runs).toBe(`[\`${sha}\`] of \`topic\` (pull request 1) · deployment \`#ID\``);
  expect(since).toMatch(/^\d\d:\d\d UTC on \d+ \w+, by `ada`$/);
  expect([now, lock, waits]).toEqual(["–", "–", "–"]);
  expect(row(world, "production").slice(1)).toEqual(["nothing", "–", "–", "–", "–"]);
});

story("/status shows what is under way, and what waits in which place", async (world) => {
  await world.ready();
  await deployed(world);
  await world.say("/deploy staging");
  const first = world.pull;
  world.pull = world.sandbox.pullRequest("acme/site", { head: "other", title: "Another", by: "ada" });
  await world.ready();
  await world.say("/deploy staging");
  world.readAll();
  await world.say("/status staging");
  const [, runs, , now, , waits] = row(world, "staging");
  expect(runs).toContain(first.headSha.slice(0, 7));
  expect(now).toBe(
    `🕒 no status yet: [\`${first.headSha.slice(0, 7)}\`] of \`topic\` (pull request 1), deployment \`#ID\` by \`ada\``,
  );
  expect(waits).toBe("1. [pull request 2], by `ada`");
  expect(world.card()).not.toContain("production");
});

story("an operation is not what runs, and neither is what failed or was retired", async (world) => {
  await world.ready();
  await deployed(world);
  const sha = world.pull.headSha;
  await world.moveMain();
  world.readAll();
  const other = world.sandbox.deployment("acme/site", {
    ref: "main",
    environment: "staging",
    task: "db:migrate",
    by: "alan",
  });
  await world.report(other, "in_progress");
  await world.say("/status staging");
  const [, runs, , now] = row(world, "staging");
  expect(runs).toContain(sha.slice(0, 7));
  expect(now).toContain("🚀 `in_progress`: `db:migrate`: ");
});

story(
  "/status works on a closed pull request, is one comment however often it is asked, and costs one read more",
  async (world) => {
    await world.ready();
    await deployed(world);
    world.sandbox.closePull(world.pull, { by: "ada" });
    await world.settle();
    await world.say("/status");
    world.readAll();
    const comments = world.slipwayComments.length;
    world.sandbox.calls.clear();
    await world.say("/status staging");
    expect(world.slipwayComments).toHaveLength(comments);
    expect(world.card()).not.toContain("production");
    expect(world.sandbox.calls.count().writes).toBe(1);
  },
);

story("a reader who asks for the status and mistypes a command is told of no mistake", async (world) => {
  await world.ready();
  await world.say("/status\n/deploy stagin", "rita");
  expect(world.slipwayComments.some(({ body }) => body.includes("did you mean"))).toBe(false);
  world.readAll();
});

story("/status staging of what does not exist says what there is", async (world) => {
  await world.ready();
  await world.say("/status stagin");
  expect(world.card()).toContain("did you mean `staging`?");
});
