import { expect } from "@jest/globals";
import { story, type World } from "./world.ts";

const rows = (world: World): readonly (readonly string[])[] =>
  (world.card().match(/^\| `#ID` \|.*/gm) ?? []).map((row) =>
    row
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );

story(
  "/history lists the deployments of an environment by all tools, newest first",
  async (world) => {
    await world.ready();
    await world.say("/deploy staging log_level=debug");
    await world.report(world.deployment, "success");
    const other = world.sandbox.deployment("acme/site", { ref: "main", environment: "staging", by: "alan" });
    await world.report(other, "failure");
    world.sandbox.deployment("acme/site", { ref: "main", environment: "production", by: "alan" });
    await world.settle();
    world.readAll();
    await world.say("/history staging", "rita");
    const sha = world.pull.headSha.slice(0, 7);
    expect(world.card()).toContain("#### The last deployments to `staging`");
    const [newest, first, ...none] = rows(world);
    expect(none).toEqual([]);
    expect(newest?.slice(1, 2)).toEqual(["❌ `failure`"]);
    expect(newest?.slice(3, 5)).toEqual(["`deploy`", "`alan`"]);
    expect(first?.slice(1, 5)).toEqual([
      "✅ `success`",
      `[\`${sha}\`] of \`topic\` (pull request 1)`,
      "`deploy`",
      "`ada`",
    ]);
    expect(first?.at(-1)).toBe("`log_level=debug`");
  },
  {
    config:
      "environments:\n  production: {}\n  staging:\n    parameters:\n      log_level: { type: choice, options: [info, debug], default: info }\n",
  },
);

story("/history --task lists the deployments of one task, and works on a closed pull request", async (world) => {
  await world.ready();
  for (const task of ["deploy", "db:migrate", "deploy"]) {
    const made = world.sandbox.deployment("acme/site", { ref: "main", environment: "staging", task, by: "alan" });
    await world.report(made, "success");
  }
  world.readAll();
  world.sandbox.closePull(world.pull, { by: "ada" });
  await world.settle();
  await world.say("/history staging --task db:migrate");
  expect(rows(world).map((cells) => cells[3])).toEqual(["`db:migrate`"]);
  await world.say("/history staging");
  expect(rows(world).map((cells) => cells[3])).toEqual(["`deploy`", "`db:migrate`", "`deploy`"]);
  expect(world.slipwayComments.filter(({ body }) => body.includes("The last deployments"))).toHaveLength(1);
});

story("/history shows ten, by one read", async (world) => {
  await world.ready();
  for (let made = 0; made < 12; made++)
    world.sandbox.deployment("acme/site", { ref: "main", environment: "staging", by: "alan" });
  await world.settle();
  world.readAll();
  await world.say("/history staging");
  expect(rows(world)).toHaveLength(10);
});

story("sealed values are shown as sealed, and nothing of a stranger's payload is alive", async (world) => {
  await world.ready();
  const payload = { parameters: { TOKEN: "sealed:abc", note: "@alan <b>x</b>" }, sealed: { KEY: "c2VjcmV0" } };
  world.sandbox.deployment("acme/site", { ref: "main", environment: "staging", by: "alan", payload });
  await world.settle();
  world.readAll();
  await world.say("/history staging");
  const said = world.card();
  expect(rows(world)[0]?.at(-1)).toContain("`TOKEN` (sealed), `KEY` (sealed)");
  expect(said).not.toContain("abc`");
  expect(said).not.toContain("c2VjcmV0");
});

story("/history of an environment to which nothing was deployed says so", async (world) => {
  await world.ready();
  await world.say("/history production");
  expect(world.card()).toContain("There is none.");
});
