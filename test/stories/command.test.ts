import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "@jest/globals";
import type { Carrying } from "../../src/carrying.ts";
import { readOperators } from "../../src/executors/operators/read-operators.ts";
import { systemClock } from "../../src/system-clock.ts";
import { until } from "../chaos/until.ts";
import { story, type World } from "./world.ts";

const config = `environments:
  staging: { executor: local }
`;

/** An executor that runs this program; it is one of Node's, so that it runs everywhere. */
function local(program: string): Carrying {
  const text = `executors:\n  local: { command: ${JSON.stringify([process.execPath, "-e", program])}, repositories: ["acme/site"] }\n`;
  const read = readOperators(text, { variables: {}, folder: tmpdir() });
  if ("problems" in read) throw new Error(JSON.stringify(read.problems));
  const folder = mkdtempSync(join(tmpdir(), "slipway-story-"));
  const machine = { folder, variables: process.env };
  const key = Buffer.from("a key of this story, of this one only");
  return { ...read, masks: [], machine, url: "http://slipway.test", key, publicLogs: true, clock: systemClock };
}

async function ended(world: World): Promise<void> {
  const isEnded = async (): Promise<boolean> => {
    await world.settle();
    return /^[✅❌🚫]/u.test(world.headline());
  };
  expect(await until(isEnded, { within: 20_000, every: 20 })).toBe(true);
}

const statuses = (world: World) => world.deployment.statuses.map(({ state, description }) => ({ state, description }));

story(
  "/deploy staging runs the operator's command with the order, and its log can be read by the link of the status",
  async (world) => {
    await world.ready();
    await world.say("/deploy staging");
    await ended(world);
    expect(statuses(world).at(-1)).toMatchObject({ state: "success" });
    const { logUrl } = world.deployment.statuses.at(-1) ?? {};
    const { pathname, search } = new URL(logUrl ?? "");
    const log = await fetch(world.at(`${pathname}.txt${search}`));
    expect(await log.text()).toBe(`staging ${world.deployment.sha} by ada\n`);
    expect((await fetch(world.at(pathname))).status).toBe(404);
    world.readAll();
  },
  {
    config,
    carrying: local(
      "const { SLIPWAY_ENVIRONMENT, SLIPWAY_SHA, SLIPWAY_ACTOR } = process.env; console.log(`${SLIPWAY_ENVIRONMENT} ${SLIPWAY_SHA} by ${SLIPWAY_ACTOR}`)",
    ),
  },
);

story(
  "a command that says no is a failure, and the environment is free for the next",
  async (world) => {
    await world.ready();
    await world.say("/deploy staging");
    await ended(world);
    expect(statuses(world).at(-1)).toMatchObject({ state: "failure" });
    await world.say("/deploy staging");
    expect(world.deployments).toHaveLength(2);
    await until(async () => world.deployments[1]?.statuses.at(-1)?.state === "failure", { within: 20_000, every: 20 });
    await world.settle();
    world.readAll();
  },
  { config, carrying: local("process.exit(3)") },
);

story(
  "/cancel ends the command with all that it started, and the card says who did",
  async (world) => {
    await world.ready();
    await world.say("/deploy staging");
    await until(async () => world.deployment.statuses.some(({ state }) => state === "in_progress"), {
      within: 20_000,
      every: 20,
    });
    await world.say("/cancel");
    await ended(world);
    expect(world.headline()).toBe("🚫 Cancelled: deployment to `staging`");
    expect(statuses(world).at(-1)).toEqual({ state: "error", description: "Cancelled by @ada" });
    world.readAll();
  },
  { config, carrying: local("setInterval(() => {}, 1000)") },
);

story(
  "the executor reports over HTTP with the token of its order, and nobody else can",
  async (world) => {
    await world.ready();
    await world.say("/deploy staging");
    const path = `/runs/${world.repository.id}/${world.deployment.id}/reports`;
    const post = (token: string): Promise<Response> =>
      fetch(world.at(path), {
        method: "POST",
        headers: { authorization: `Bearer ${token}` },
        body: JSON.stringify({ state: "in_progress", description: "half of it" }),
      });
    expect((await post("slipway_report_1_guessed")).status).toBe(401);
    await until(async () => world.deployment.statuses.some(({ state }) => state === "in_progress"), {
      within: 20_000,
      every: 20,
    });
    await world.say("/cancel");
    await ended(world);
    world.readAll();
  },
  { config, carrying: local("setInterval(() => {}, 1000)") },
);
