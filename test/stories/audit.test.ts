import { expect } from "@jest/globals";
import type { AuditEntry } from "../../src/domain/audit.ts";
import { toKeyPair } from "../../src/sealing/key-pair.ts";
import { seal } from "../../src/sealing/seal.ts";
import { ended, local, storyKey } from "./local.ts";
import { story, type World } from "./world.ts";

/** One line each: what, by whom, and the facts that the story is about. */
const told = async (world: World): Promise<readonly string[]> =>
  (await world.audit()).map(({ what, actor, facts }) => [what, actor ?? "Slipway", ...worthTelling(facts)].join(" "));

const codes = (list: unknown): readonly unknown[] =>
  Array.isArray(list) ? list.map((one: { readonly reason?: string }) => one.reason ?? one) : [];

function worthTelling(facts: AuditEntry["facts"]): readonly unknown[] {
  const { line, verdict, state, reason } = facts;
  const lists = [facts.obstacles, facts.setAside, facts.because, facts.said].flatMap(codes);
  return [line, verdict, state, reason, ...lists].filter((one) => one !== undefined && one !== null);
}

const entry = async (world: World, what: AuditEntry["what"]): Promise<AuditEntry | undefined> =>
  (await world.audit()).find((one) => one.what === what);

story("a refused command, and the same one forced, are told in their order", async (world) => {
  await world.ready([]);
  await world.check("ci/test", "failure");
  await world.turn({ minutes: 1 });
  await world.say("/deploy staging", "alan");
  await world.say('/deploy staging --force --reason "the site is down"', "alan");
  expect(await told(world)).toEqual([
    "command alan /deploy staging",
    "decision Slipway refuse contexts_failing",
    "refused alan contexts_failing",
    'command alan /deploy staging --force --reason="the site is down"',
    "decision Slipway go contexts_failing",
    "override alan the site is down contexts_failing",
  ]);
  expect(await entry(world, "decision")).toMatchObject({
    repository: { id: world.repository.id, fullName: "acme/site" },
    environment: "staging",
    pullRequest: world.pull.number,
    facts: {
      ref: "topic",
      sha: world.deployment.sha,
      role: "admin",
      obstacles: [{ reason: "contexts_failing", facts: { failing: [{ name: "ci/test", word: "failure" }] } }],
    },
  });
  world.readAll();
});

story("a decision that lets a deployment go names what it saw green", async (world) => {
  await world.ready();
  await world.say("/deploy staging");
  expect(await entry(world, "decision")).toMatchObject({ facts: { verdict: "go", green: ["ci/test"] } });
  world.readAll();
});

story("what people without permission ask is told, and that they were refused", async (world) => {
  await world.ready();
  await world.say("/deploy production", "rita");
  expect(await told(world)).toEqual(["command rita /deploy production", "refused rita permission"]);
  world.readAll();
});

story("what cannot be understood is told with its answer", async (world) => {
  await world.ready();
  await world.say("/deploy stagin");
  expect(await told(world)).toEqual([
    "command ada /deploy stagin",
    "refused ada `/deploy stagin`: There is no environment `stagin`: did you mean `staging`? Name one of `staging`, `production`.",
  ]);
  world.readAll();
});

story("a delivery that comes twice is told once", async (world) => {
  await world.ready();
  await world.say("/deploy staging");
  const before = await told(world);
  const app = [...world.sandbox.state.apps.values()].find(({ slug }) => slug === "slipway");
  await world.deliverAgain(app?.deliveries.find(({ event }) => event === "issue_comment")?.request.payload);
  expect(await told(world)).toEqual(before);
  world.readAll();
});

story("one who waits and is cancelled is told to its end", async (world) => {
  await world.ready([]);
  await world.check("ci/test", null);
  await world.say("/deploy staging");
  await world.say("/cancel", "alan");
  expect(await told(world)).toEqual([
    "command ada /deploy staging",
    "decision Slipway wait contexts_pending",
    "command alan /cancel",
    "refused ada cancelled",
  ]);
  world.readAll();
});

story(
  "the start and the end of a run are told, and of a sealed value its name alone",
  async (world) => {
    await world.ready();
    const binding = { repository: world.repository.id, environment: "staging", name: "TOKEN" };
    const text = seal("correct horse battery staple", binding, toKeyPair(storyKey).public);
    await world.say(`/deploy staging TOKEN=${text}`);
    await ended(world);
    await world.settle();
    expect(await told(world)).toEqual([
      "command ada /deploy staging TOKEN=sealed",
      "decision Slipway go",
      "run_started Slipway",
      "run_ended Slipway success",
    ]);
    expect(await entry(world, "run_started")).toMatchObject({ facts: { sealed: ["TOKEN"], for: "ada" } });
    const log = JSON.stringify(await world.audit());
    expect(log).not.toContain(text);
    expect(log).not.toContain("correct horse");
    world.readAll();
  },
  { config: "environments:\n  staging: { executor: local }\n", carrying: local("console.log('done')") },
);
