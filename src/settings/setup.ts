// Settings of a Slipway that has no App yet: what its first run needs, to register one.
import { toBase } from "./addresses.ts";
import { type Environment, sentence } from "./environment.ts";
import { readExecutors } from "./executors.ts";
import { type LogLevel, schema } from "./schema.ts";

export interface SetupSettings {
  /** The address that its page listens on, or a name of it. */
  readonly host: string;
  readonly port: number;
  /** A PostgreSQL of the operator's; without one Slipway runs its own in `dataDir`. */
  readonly databaseUrl: string | undefined;
  readonly dataDir: string;
  readonly logLevel: LogLevel;
  /** What was set already is not asked; null: it was not. */
  readonly preset: Preset;
  /** Whether SLIPWAY_KEY was set. */
  readonly hasKey: boolean;
}

export interface Preset {
  /** GitHub's host name. */
  readonly githubHost: string | null;
  readonly githubProtocol: "http" | "https";
  /** Where people reach this Slipway, without "/" at its end. */
  readonly url: string | null;
  readonly intake: "webhook" | "poll" | null;
  /** A channel of smee.io. */
  readonly webhookProxyUrl: string | null;
}

export type SetupRead = { readonly setup: SetupSettings } | { readonly problems: readonly string[] };

const ofTheApp = [
  "APP_ID",
  "PRIVATE_KEY",
  "PRIVATE_KEY_PATH",
  "WEBHOOK_SECRET",
  "WEBHOOK_SECRET_PREVIOUS",
  "GITHUB_CLIENT_ID",
  "GITHUB_CLIENT_SECRET",
];

const schemaOfSetup = schema.omit({ APP_ID: true, WEBHOOK_SECRET: true });

/** Null: there is an App, if only half of it was set, or none is to be registered. */
export function readSetup(set: Environment): SetupRead | null {
  if (set["SLIPWAY_SETUP"] === "0" || ofTheApp.some((name) => set[name] !== undefined)) return null;
  const parsed = schemaOfSetup.safeParse(set);
  const executors = readExecutors(set);
  const problems = [
    ...(parsed.success ? [] : parsed.error.issues.map((issue) => sentence(issue, set))),
    ...("problems" in executors ? executors.problems : []),
  ];
  if (!parsed.success || problems.length > 0) return { problems };
  const { data } = parsed;
  const preset: Preset = {
    githubHost: data.GHE_HOST ?? null,
    githubProtocol: data.GHE_PROTOCOL,
    url: toBase(data.SLIPWAY_URL ?? ""),
    intake: set["SLIPWAY_INTAKE"] === undefined ? null : data.SLIPWAY_INTAKE,
    webhookProxyUrl: data.WEBHOOK_PROXY_URL ?? null,
  };
  const { SLIPWAY_SETUP_HOST: host, PORT: port, LOG_LEVEL: logLevel } = data;
  const { DATABASE_URL: databaseUrl, SLIPWAY_DATA_DIR: dataDir } = data;
  return { setup: { host, port, databaseUrl, dataDir, logLevel, preset, hasKey: data.SLIPWAY_KEY !== undefined } };
}
