// The demo's Slipway: the real one, with all that it keeps in memory and one executor of its operator's.
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { type Logger, pino } from "pino";
import { Probot } from "probot";
import { inMemory, start } from "../app.ts";
import type { Carrying } from "../carrying.ts";
import { carryingRoutes } from "../carrying-routes.ts";
import { type Dashboard, dashboardRoutes } from "../dashboard-routes.ts";
import type { Operators } from "../executors/operators/operators.ts";
import type { Pace, Store } from "../flows/ports.ts";
import { readAppStanding } from "../github/app-standing.ts";
import type { AppHandle, Sandbox } from "../sandbox/sandbox.ts";
import { ownEnvironment } from "../settings.ts";
import { memorySessions } from "../store/memory-sessions.ts";
import { web, webhookPath } from "../web.ts";
import { endRuns } from "./end-runs.ts";
import { readManifest } from "./manifest.ts";
import { owner } from "./repository.ts";
import { secret } from "./secret.ts";
import { type Running, serve } from "./serve.ts";

export interface RunningSlipway extends Running {
  /** The runs of commands, and their logs. */
  readonly store: Pick<Store, "runs" | "logs">;
  /** What was logged as an error. */
  readonly errors: readonly string[];
}

export interface Opening {
  readonly port: number;
  readonly operators: Operators;
  /** For what is kept of runs. */
  readonly folder: string;
  /** Whether it writes to GitHub as slowly as the real one asks for: about once a second. */
  readonly keepsPace: boolean;
}

const noPace: Pace = { take: async () => 0 };

export async function openSlipway(sandbox: Sandbox, opening: Opening): Promise<RunningSlipway> {
  const errors: string[] = [];
  const app = register(sandbox);
  const probot = await connect(sandbox, app, errors);
  const door = await openDoor(opening.port);
  const { parts, key, machine } = equip(opening, door.url);
  const slipway = await start(probot, parts);
  const { store, clock } = parts;
  const { log } = probot;
  const setup = {
    ...machine,
    operators: opening.operators,
    intake: "webhook",
    channel: undefined,
    check: async () => {},
    readApp: () => readAppStanding({ app: () => probot.auth(), clock }),
  } as const;
  const behind = { slipway, sessions: memorySessions(clock), clock, setup };
  const dashboard = dashboardRoutes(dashboardOf(sandbox, app, { url: door.url, key }), behind);
  const routes = [...carryingRoutes({ key }, { slipway, store, clock, log, open: true }), dashboard];
  door.lead(web({ slipway, secrets: [app.record.webhookSecret], check: async () => {}, log, routes }).fetch);
  app.record.webhookUrl = `${door.url}${webhookPath}`;
  app.record.callbackUrls.push(`${door.url}/sign-in/callback`);
  app.install(owner);
  const close = async (): Promise<void> => {
    await door.close();
    await slipway.stop();
    await endRuns(machine);
  };
  return { url: door.url, store, errors, close };
}

function equip({ operators, folder, keepsPace }: Opening, url: string) {
  const key = randomBytes(32);
  const machine = { folder: join(folder, "data"), variables: ownEnvironment() };
  const carrying = { operators, masks: [], machine, url, key, publicLogs: true } satisfies Carrying;
  const kept = inMemory();
  return { key, machine, parts: { ...kept, carrying, pace: keepsPace ? kept.pace : noPace } };
}

function register(sandbox: Sandbox): AppHandle {
  const { default_permissions: permissions, default_events: events } = readManifest();
  return sandbox.app({ slug: "slipway", permissions, events, webhookSecret: secret() });
}

const dashboardOf = (
  sandbox: Sandbox,
  { clientId, clientSecret }: AppHandle,
  at: Pick<Dashboard, "url" | "key">,
): Dashboard => ({ ...at, apiUrl: `${sandbox.url}/api/v3`, oauth: { clientId, clientSecret }, publicLogs: true });

const connect = (sandbox: Sandbox, { id, privateKey, record }: AppHandle, errors: string[]): Promise<Probot> =>
  new Probot({
    appId: id,
    privateKey,
    secret: record.webhookSecret,
    baseUrl: `${sandbox.url}/api/v3`,
    log: errorLog(errors),
  }).ready();

const errorLog = (errors: string[]): Logger =>
  pino({ level: "error" }, { write: (line: string) => void errors.push(line) });

type Answer = Parameters<typeof serve>[0];

/** Its links name the address, so that it must be known before there is anything behind it. */
async function openDoor(port: number): Promise<Running & { lead(to: Answer): void }> {
  const inside: { answer: Answer } = { answer: () => new Response("Slipway is not ready yet.\n", { status: 503 }) };
  const door = await serve((...asked) => inside.answer(...asked), port);
  return { ...door, lead: (to) => void (inside.answer = to) };
}
