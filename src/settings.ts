// The only reader of the environment: every setting checked at start, every problem told at once.
import type { z } from "zod";
import { toApiUrl } from "./settings/addresses.ts";
import { credentialsPath, elsewhere, merge, readCredentials, type Stored } from "./settings/credentials.ts";
import { doubtsIn } from "./settings/doubts.ts";
import { type Environment, sentence, setIn } from "./settings/environment.ts";
import { readExecutors } from "./settings/executors.ts";
import { missingIn } from "./settings/missing.ts";
import { readKey } from "./settings/private-key.ts";
import { schema } from "./settings/schema.ts";
import { type Settings, toKey, toSettings } from "./settings/settings.ts";
import { readSetup, type SetupSettings } from "./settings/setup.ts";

export type { Settings };

interface Problems {
  readonly problems: readonly string[];
}

/** `setup`: there is no App yet, and nothing was set that belongs to one. */
export type SettingsRead = { readonly settings: Settings } | { readonly setup: SetupSettings } | Problems;

export function readSettings(environment: Environment = process.env): SettingsRead {
  const own = setIn(environment);
  const stored = readStored(own);
  if ("problems" in stored) return stored;
  const setup = stored.credentials ? null : readSetup(own);
  if (setup) return setup;
  const { set, origins } = merge(own, stored);
  const parsed = schema.safeParse({ ...set, APP_ID: set["APP_ID"] ?? undefined });
  const key = readKey(set);
  const executors = readExecutors(own);
  const problems = [
    ...elsewhere(own, stored),
    ...(parsed.success ? [] : parsed.error.issues.map((issue) => sentence(issue, set))),
    ...key.problems,
    ...missingIn(set, executors),
    ...("problems" in executors ? executors.problems : []),
  ];
  if (!parsed.success || "problems" in executors || problems.length > 0) return { problems };
  const { privateKey } = key;
  const read = { privateKey, origins, doubts: doubtsIn(set), variables: environment };
  return { settings: { ...toSettings(parsed.data, executors), ...read } };
}

function readStored(set: Environment): Stored | Problems {
  const dataDir = set["SLIPWAY_DATA_DIR"] ?? schema.shape.SLIPWAY_DATA_DIR.parse(undefined);
  const read = readCredentials(dataDir);
  return "problems" in read ? read : { ...read, file: credentialsPath(dataDir) };
}

/** Of this process, for whoever has no other settings. */
export const ownEnvironment = (): Environment => process.env;

/** Where the database is: all that the command line needs of the settings. */
export type Place = Pick<Settings, "databaseUrl" | "dataDir">;

export type PlaceRead = { readonly place: Place } | Problems;

export function readPlace(environment: Environment = process.env): PlaceRead {
  const set = setIn(environment);
  const parsed = schema.pick({ DATABASE_URL: true, SLIPWAY_DATA_DIR: true }).safeParse(set);
  return parsed.success
    ? { place: { databaseUrl: parsed.data.DATABASE_URL, dataDir: parsed.data.SLIPWAY_DATA_DIR } }
    : problemsOf(parsed.error, set);
}

const problemsOf = ({ issues }: z.ZodError, set: Environment): Problems => ({
  problems: issues.map((issue) => sentence(issue, set)),
});

/** What sealing a value on an operator's own machine needs. */
export interface SealingSettings {
  /** Null: the public key is asked of a Slipway. */
  readonly key: Buffer | null;
  readonly apiUrl: string;
  /** Of whoever seals; null: GitHub is asked as anybody. */
  readonly token: string | null;
}

export type SealingRead = { readonly settings: SealingSettings } | Problems;

export function readSealing(environment: Environment = process.env): SealingRead {
  const own = setIn(environment);
  const stored = readStored(own);
  if ("problems" in stored) return stored;
  const { set } = merge(own, stored);
  const parsed = schema.pick({ SLIPWAY_KEY: true, GHE_HOST: true, GHE_PROTOCOL: true }).safeParse(set);
  if (!parsed.success) return problemsOf(parsed.error, set);
  const { SLIPWAY_KEY: key, GHE_HOST: host, GHE_PROTOCOL: protocol } = parsed.data;
  const token = set["GITHUB_TOKEN"] ?? null;
  return { settings: { key: toKey(key), apiUrl: toApiUrl(host, protocol), token } };
}
