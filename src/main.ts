// The process: settings, app, serve and work until told to stop.
import { serve } from "@hono/node-server";
import { pino } from "pino";
import { Probot } from "probot";
import { SmeeClient } from "smee-client";
import { start } from "./app.ts";
import { readSettings, type Settings } from "./settings.ts";
import { web, webhookPath } from "./web.ts";

const read = readSettings();
if ("problems" in read) {
  process.stderr.write(howToSetUp(read.problems));
  process.exitCode = 1;
} else {
  await run(read.settings);
}

async function run(settings: Settings): Promise<void> {
  const log = pino({ level: settings.logLevel });
  const { appId, privateKey, webhookSecret: secret, apiUrl: baseUrl } = settings;
  const app = await new Probot({ appId, privateKey, secret, baseUrl, log }).ready();
  const slipway = start(app);
  const server = serve({
    fetch: web(app).fetch,
    port: settings.port,
    ...(settings.host ? { hostname: settings.host } : {}),
  });
  server.once("error", (error) => {
    log.fatal({ err: error, port: settings.port }, "cannot listen");
    process.exitCode = 1;
    slipway.stop();
  });
  server.once("listening", () => log.info({ port: settings.port, path: webhookPath }, "listening"));
  if (settings.webhookProxyUrl) await forward(settings.webhookProxyUrl, settings.port);
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => void stop());

  async function stop(): Promise<void> {
    log.info("stopping");
    server.close();
    await slipway.idle();
    slipway.stop();
    process.exit();
  }
}

/** For development: a channel of smee.io brings deliveries to a machine that GitHub cannot reach. */
const forward = (source: string, port: number): Promise<unknown> =>
  new SmeeClient({ source, target: `http://localhost:${port}${webhookPath}` }).start();

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
