import { expect } from "@jest/globals";
import { until } from "../chaos/until.ts";
import { ended, local } from "./local.ts";
import { story, type World } from "./world.ts";

const config = `environments:
  staging: { executor: local }
`;

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
