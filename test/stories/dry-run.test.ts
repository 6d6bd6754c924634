import { expect } from "@jest/globals";
import { story } from "./world.ts";

story("--dry-run shows every gate and what would be created, and does nothing", async (world) => {
  await world.ready();
  await world.check("ci/lint", "failure");
  await world.say("/deploy staging --dry-run");
  expect(world.deployments).toEqual([]);
  const said = world.card();
  for (const gate of ["permission", "pull request", "contexts", "up to date"]) expect(said).toContain(gate);
  expect(said).toContain("ci/lint");
  expect(said).toContain(world.pull.headSha.slice(0, 7));
  await world.check("ci/lint", "success");
  await world.turn({ minutes: 10 });
  expect(world.deployments).toEqual([]);
  expect(world.slipwayComments).toHaveLength(1);
});

story("--dry-run with one that is behind says that it would merge, and merges nothing", async (world) => {
  await world.ready();
  await world.moveMain();
  const { headSha } = world.pull;
  await world.say("/deploy staging --dry-run");
  expect(world.card()).toContain("`main`");
  expect(world.pull.headSha).toBe(headSha);
});

story("--dry-run costs one write: its answer", async (world) => {
  await world.ready();
  world.sandbox.calls.clear();
  await world.say("/deploy staging --dry-run");
  expect(world.sandbox.calls.count().writes).toBe(1);
  world.readAll();
});

story("a reader who asks for a dry run is turned away as ever", async (world) => {
  await world.ready();
  const comment = await world.say("/deploy staging --dry-run", "rita");
  expect(comment.reactions.map(({ content }) => content)).toEqual(["-1"]);
  world.readAll();
});

story("--dry-run says once that the environment is taken", async (world) => {
  await world.ready();
  await world.say("/deploy staging");
  await world.say("/deploy staging --dry-run");
  const rows = world.card().match(/^\| queue \|.*/gm);
  expect(rows).toEqual([
    "| queue | ⏳ waits | Deployment `#ID` to `staging` is running (pull request 1). | Nothing: it goes on by itself. |",
  ]);
  world.readAll();
});

story(
  "--dry-run of several environments tells which of them would wait for another, each below the one before",
  async (world) => {
    await world.ready();
    await world.say("/deploy staging, production --dry-run");
    const said = world.card();
    expect(said.match(/^.*What .* would do$/gm)).toEqual([
      "#### What `/deploy staging` would do",
      "#### What `/deploy production` would do",
    ]);
    expect(said).toContain("| order | ⏳ waits | It comes after `staging`, to which the same comment deploys first. |");
    expect(world.deployments).toEqual([]);
  },
  { config: "environments:\n  staging: {}\n  production: { after: [staging] }\n" },
);
