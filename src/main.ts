// The process: settings, database, app; serves and works until told to stop.
import { serve } from "@hono/node-server";
import { pino } from "pino";
import { Probot } from "probot";
import { SmeeClient } from "smee-client";
import { start } from "./app.ts";
import { carryingRoutes } from "./carrying-routes.ts";
import { every } from "./every.ts";
import { Fault } from "./domain/fault.ts";
import { prometheus } from "./metrics.ts";
import { startRecovery } from "./recovery.ts";
import { readSettings, type Settings } from "./settings.ts";
import { openDurable, retention } from "./store/durable.ts";
import { systemClock as clock } from "./system-clock.ts";
import { web, webhookPath } from "./web.ts";

/** Milliseconds from the signal to the end; what does not end by then starts again in the next process. */
const farewell = 15_000;
const day = 24 * 3_600_000;

const read = readSettings();
if ("problems" in read) {
  process.stderr.write(howToSetUp(read.problems));
  process.exitCode = 1;
} else {
  await run(read.settings).catch(explain);
}

async function run(settings: Settings): Promise<void> {
  const log = pino({ level: settings.logLevel });
  const { appId, privateKey, webhookSecret: secret, apiUrl: baseUrl } = settings;
  const durable = await openDurable(settings, { clock, log });
  const app = await new Probot({ appId, privateKey, secret, baseUrl, log }).ready();
  const metrics = prometheus(durable.queue);
  const machine = { folder: settings.dataDir, variables: settings.variables };
  const slipway = await start(app, { clock, metrics, carrying: { ...settings, machine }, ...durable });
  const closing = new AbortController();
  const routes = carryingRoutes(settings, { slipway, store: durable.store, clock, log, stopping: closing.signal });
  const { fetch } = web({ slipway, secrets: settings.secrets, check: () => durable.check(), log, metrics, routes });
  const where = { port: settings.port, ...(settings.host ? { hostname: settings.host } : {}) };
  const server = serve({ fetch, ...where }, ({ port }) => log.info({ port, path: webhookPath }, "listening"));
  server.once("error", (error) => {
    log.fatal({ err: error, port: settings.port }, "cannot listen");
    void stop(1);
  });
  const failed = (error: unknown): void => log.warn({ err: error }, "could not tidy up");
  const endTidying = every({ clock, distance: day, failed }, () => tidy());
  const recovering = { app, slipway, intake: settings.intake, store: durable.store, clock, log, metrics };
  const endRecovery = startRecovery(recovering, durable.lease);
  if (settings.webhookProxyUrl) await forward(settings.webhookProxyUrl, settings.port);
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => void stop(0));

  async function tidy(): Promise<void> {
    await durable.tidy();
    await slipway.tidy(new Date(clock.now().getTime() - retention.runs));
  }

  async function stop(code: number): Promise<void> {
    log.info("stopping");
    closing.abort();
    server.close();
    endTidying();
    await endRecovery();
    await slipway.stop({ timeout: farewell });
    await durable.close();
    process.exit(code);
  }
}

/** For development: a channel of smee.io brings deliveries to a machine that GitHub cannot reach. */
const forward = (source: string, port: number): Promise<unknown> =>
  new SmeeClient({ source, target: `http://localhost:${port}${webhookPath}` }).start();

/** A Fault's sentence is for the operator; anything else is a bug. */
function explain(error: unknown): void {
  process.exitCode = 1;
  const sentence =
    error instanceof Fault ? error.message : error instanceof Error ? (error.stack ?? error.message) : error;
  process.stderr.write(`Slipway cannot start: ${String(sentence)}\n`);
}

function howToSetUp(problems: readonly string[]): string {
  return [
    "Slipway cannot start:",
    ...problems.map((problem) => `  - ${problem}`),
    "",
    "Slipway is a GitHub App of your own. To register it:",
    "  1. Open https://github.com/settings/apps/new (for an organisation: its settings, Developer settings, GitHub Apps).",
    "  2. Give it the permissions and events that app.yml lists, the webhook address",
    `     https://YOUR-HOST${webhookPath}, and a random webhook secret.`,
    "  3. Put its App ID, a private key and that secret into .env (see .env.example), and install it on your repositories.",
    "",
    "To try it without a GitHub account: npm run demo",
    "",
  ].join("\n");
}
