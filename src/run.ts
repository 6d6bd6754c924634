// A Slipway with an App: database, app, server; serves and works until told to stop.
import { serve } from "@hono/node-server";
import type { Logger } from "pino";
import type { Hono } from "hono";
import { Probot } from "probot";
import { SmeeClient } from "smee-client";
import { start } from "./app.ts";
import { carryingRoutes } from "./carrying-routes.ts";
import { type Behind, dashboardRoutes, withoutDashboard } from "./dashboard-routes.ts";
import { every } from "./every.ts";
import { readAppStanding } from "./github/app-standing.ts";
import { readFigures } from "./flows/index/figures.ts";
import { prometheus } from "./metrics.ts";
import { startRecovery } from "./recovery.ts";
import type { Settings } from "./settings.ts";
import { openDurable, retention } from "./store/durable.ts";
import { systemClock as clock } from "./system-clock.ts";
import { web, webhookPath } from "./web.ts";

/** Milliseconds from the signal to the end; what does not end by then starts again in the next process. */
const farewell = 15_000;
const day = 24 * 3_600_000;

export async function run(settings: Settings, log: Logger): Promise<void> {
  const { appId, privateKey, webhookSecret: secret, apiUrl: baseUrl } = settings;
  for (const doubt of settings.doubts) log.warn(doubt);
  if (settings.origins) log.info(settings.origins, "some settings are those of the App that Slipway registered");
  const durable = await openDurable(settings, { clock, log });
  const app = await new Probot({ appId, privateKey, secret, baseUrl, log }).ready();
  const figures = (most: number) => readFigures(slipway.ports, most);
  const metrics = prometheus(durable.queue, { read: figures, clock });
  const machine = { folder: settings.dataDir, variables: settings.variables };
  const slipway = await start(app, { clock, metrics, carrying: { ...settings, machine }, ...durable });
  const closing = new AbortController();
  const stopping = closing.signal;
  const setup = {
    ...settings,
    channel: settings.webhookProxyUrl,
    check: () => durable.check(),
    readApp: () => readAppStanding({ app: () => app.auth(), clock }),
  };
  const routes = [
    ...carryingRoutes(settings, { slipway, store: durable.store, clock, log, stopping }),
    toDashboard(settings, { slipway, sessions: durable.sessions, clock, stopping, setup }),
  ];
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

function toDashboard({ url, key, oauth, ...settings }: Settings, behind: Behind): Hono {
  return url && key && oauth ? dashboardRoutes({ ...settings, url, key, oauth }, behind) : withoutDashboard();
}

/** For development: a channel of smee.io brings deliveries to a machine that GitHub cannot reach. */
const forward = (source: string, port: number): Promise<unknown> =>
  new SmeeClient({ source, target: `http://localhost:${port}${webhookPath}` }).start();
