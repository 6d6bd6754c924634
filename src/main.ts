// The process: its settings, a first run where there is no App yet, and Slipway itself.
import { pino } from "pino";
import { Fault } from "./domain/fault.ts";
import { run } from "./run.ts";
import { readSettings, type SettingsRead } from "./settings.ts";
import { registerApp } from "./setup/register-app.ts";
import { openDurable } from "./store/durable.ts";
import { systemClock as clock } from "./system-clock.ts";
import { webhookPath } from "./web.ts";

await main().catch(explain);

async function main(): Promise<void> {
  const read = readSettings();
  return "setup" in read ? firstRun(read.setup) : runWith(read);
}

/** Goes on in the same process, and at the same port, as soon as there is an App. */
async function firstRun(setup: Extract<SettingsRead, { setup: object }>["setup"]): Promise<void> {
  const log = pino({ level: setup.logLevel });
  // An App whose Slipway cannot start helps nobody: the database comes first.
  const durable = await openDurable(setup, { clock, log });
  await durable.queue.stop();
  await durable.close();
  const { port } = await registerApp(setup, log);
  const read = readSettings();
  await runWith("settings" in read ? { settings: { ...read.settings, port } } : read);
}

async function runWith(read: SettingsRead): Promise<void> {
  if ("settings" in read) return run(read.settings, pino({ level: read.settings.logLevel }));
  process.stderr.write(howToSetUp("problems" in read ? read.problems : []));
  process.exitCode = 1;
}

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
    "Slipway is a GitHub App of your own. With none of an App's settings, npm start serves a page that registers one.",
    "To register it by hand:",
    "  1. Open https://github.com/settings/apps/new (for an organisation: its settings, Developer settings, GitHub Apps).",
    "  2. Give it the permissions and events that app.yml lists, the webhook address",
    `     https://YOUR-HOST${webhookPath}, and a random webhook secret.`,
    "  3. Put its App ID, a private key and that secret into .env (see .env.example), and install it on your repositories.",
    "",
    "To try it without a GitHub account: npm run demo",
    "",
  ].join("\n");
}
