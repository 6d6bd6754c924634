// The only reader of the environment: every setting checked at start, every problem told at once.
import { getPrivateKey } from "@probot/get-private-key";
import { z } from "zod";
import type { Operators } from "./executors/operators/operators.ts";
import { type OperatorsFileRead, readOperatorsFile } from "./executors/operators/read-operators-file.ts";

export interface Settings {
  readonly appId: number;
  /** PEM. */
  readonly privateKey: string;
  readonly webhookSecret: string;
  /** All that a delivery may be signed with: while the secret is changed, also the one before. */
  readonly secrets: readonly string[];
  /** A PostgreSQL of the operator's; without one Slipway runs its own in `dataDir`. */
  readonly databaseUrl: string | undefined;
  readonly dataDir: string;
  /** Where GitHub's REST API is. */
  readonly apiUrl: string;
  readonly host: string | undefined;
  readonly port: number;
  /** How deliveries come: GitHub sends them, or its log of deliveries is read every few seconds. */
  readonly intake: "webhook" | "poll";
  readonly logLevel: "trace" | "debug" | "info" | "warn" | "error" | "fatal";
  /** A smee.io channel that brings deliveries to a machine GitHub cannot reach. */
  readonly webhookProxyUrl: string | undefined;
  /** Where people and executors reach this Slipway, without "/" at its end; null: nobody was told. */
  readonly url: string | null;
  /** Links to logs and tokens of reports are made from it, and sealed values opened with it; null: there are none. */
  readonly key: Buffer | null;
  /** Those before it: they open what was sealed for them, and nothing else. */
  readonly previousKeys: readonly Buffer[];
  /** Whether the logs of public repositories have links. */
  readonly publicLogs: boolean;
  readonly operators: Operators;
  /** The operator's patterns of what no log may show; each with the flag `g`. */
  readonly masks: readonly RegExp[];
  /** All of them: commands of the operator's get few, and the ssh client some more. */
  readonly variables: Environment;
}

export type SettingsRead = { readonly settings: Settings } | { readonly problems: readonly string[] };

const levels = ["trace", "debug", "info", "warn", "error", "fatal"] as const;

/**
 * Enterprise Server answers below /api/v3: https://docs.github.com/en/enterprise-server@3.19/rest/using-the-rest-api/getting-started-with-the-rest-api
 * Enterprise Cloud with data residency at a host of its own: https://docs.github.com/en/enterprise-cloud@latest/graphql/guides/managing-enterprise-accounts
 */
function toApiUrl(host: string | undefined, protocol: string): string {
  if (!host) return "https://api.github.com";
  return /\.ghe\.com$/i.test(host) ? `${protocol}://api.${host}` : `${protocol}://${host}/api/v3`;
}

const secret = (missing?: string) =>
  z
    .string(missing)
    .refine((text) => text !== "development", 'is "development", which everybody knows: choose a random one');

/** Null for what is no base of links. */
function toBase(text: string): string | null {
  const url = /\s/.test(text) ? null : URL.parse(text);
  if (!url || !/^https?:$/.test(url.protocol) || /[?#]/.test(text) || url.username || url.password) return null;
  return url.origin + url.pathname.replace(/\/+$/, "");
}

const howToMakeKey = "make one with: openssl rand -base64 32";
const isOnePieceAgain = (text: string): boolean => /^(.+?)\1+$/s.test(text);

/** A guess at how random it is can only find what is not. */
const isRandom = (text: string): boolean => new Set(text).size >= 10 && !isOnePieceAgain(text);

const key = z
  .string()
  .trim()
  .min(32, `is shorter than 32 characters: ${howToMakeKey}`)
  .refine(isRandom, { error: `can be guessed: ${howToMakeKey}`, when: ({ issues }) => issues.length === 0 });

const schema = z.object({
  APP_ID: z.coerce.number("is not a number").int("is not a whole number").positive("is not a positive number"),
  WEBHOOK_SECRET: secret(
    "is missing: it is the secret in the App's settings, and without it anybody could send deliveries",
  ),
  WEBHOOK_SECRET_PREVIOUS: secret().optional(),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: "is not a postgresql:// address" }).optional(),
  SLIPWAY_DATA_DIR: z.string().default("./data"),
  GHE_HOST: z
    .string()
    .regex(/^[^/\s]+$/, "is a host name only, without https:// and without a path")
    .optional(),
  GHE_PROTOCOL: z.enum(["http", "https"], "is http or https").default("https"),
  HOST: z.string().optional(),
  PORT: z.coerce
    .number("is not a number")
    .int("is not a whole number")
    .min(0)
    .max(65_535, "is above 65535")
    .default(3000),
  SLIPWAY_INTAKE: z.enum(["webhook", "poll"], "is webhook or poll").default("webhook"),
  LOG_LEVEL: z.enum(levels, `is one of ${levels.join(", ")}`).default("info"),
  WEBHOOK_PROXY_URL: z.url({ protocol: /^https?$/, error: "is not an http(s) address" }).optional(),
  SLIPWAY_URL: z
    .string()
    .refine((text) => toBase(text) !== null, "is not an http(s) address without user, password, ? and #")
    .optional(),
  SLIPWAY_KEY: key.optional(),
  SLIPWAY_KEY_PREVIOUS: z
    .string()
    .transform((text) => text.split(","))
    .pipe(z.array(key))
    .default([]),
  SLIPWAY_EXECUTORS: z.string().optional(),
  SLIPWAY_PUBLIC_LOGS: z.enum(["0", "1"], "is 1, or nothing").default("0"),
});

type Environment = Readonly<Record<string, string | undefined>>;

/** An empty variable is one that is not set: that is what `KEY=` in an env file means. */
const setIn = (environment: Environment): Environment =>
  Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));

export function readSettings(environment: Environment = process.env): SettingsRead {
  const set = setIn(environment);
  const parsed = schema.safeParse({ ...set, APP_ID: set.APP_ID ?? undefined });
  const key = readKey(set);
  const executors = readExecutors(set);
  const problems = [
    ...(parsed.success ? [] : parsed.error.issues.map((issue) => sentence(issue, set))),
    ...key.problems,
    ...keyMissing(set),
    ...("problems" in executors ? executors.problems : urlMissing(set, executors.operators)),
  ];
  if (!parsed.success || "problems" in executors || problems.length > 0) return { problems };
  const { data } = parsed;
  return {
    settings: {
      appId: data.APP_ID,
      privateKey: key.privateKey,
      webhookSecret: data.WEBHOOK_SECRET,
      secrets: [data.WEBHOOK_SECRET, ...(data.WEBHOOK_SECRET_PREVIOUS ? [data.WEBHOOK_SECRET_PREVIOUS] : [])],
      databaseUrl: data.DATABASE_URL,
      dataDir: data.SLIPWAY_DATA_DIR,
      apiUrl: toApiUrl(data.GHE_HOST, data.GHE_PROTOCOL),
      host: data.HOST,
      port: data.PORT,
      intake: data.SLIPWAY_INTAKE,
      logLevel: data.LOG_LEVEL,
      webhookProxyUrl: data.WEBHOOK_PROXY_URL,
      url: toBase(data.SLIPWAY_URL ?? ""),
      key: data.SLIPWAY_KEY === undefined ? null : Buffer.from(data.SLIPWAY_KEY),
      previousKeys: data.SLIPWAY_KEY_PREVIOUS.map((one) => Buffer.from(one)),
      publicLogs: data.SLIPWAY_PUBLIC_LOGS === "1",
      operators: executors.operators,
      masks: executors.masks,
      variables: environment,
    },
  };
}

function readExecutors({ SLIPWAY_EXECUTORS: path, ...set }: Environment): OperatorsFileRead {
  if (path === undefined) return { operators: new Map(), masks: [] };
  const read = readOperatorsFile(path, set);
  return "problems" in read ? { problems: read.problems.map((problem) => `SLIPWAY_EXECUTORS: ${problem}.`) } : read;
}

function keyMissing({ SLIPWAY_KEY: key, ...set }: Environment): string[] {
  const needs = ["SLIPWAY_URL", "SLIPWAY_EXECUTORS", "SLIPWAY_KEY_PREVIOUS"].filter((name) => set[name]);
  if (key !== undefined || needs.length === 0) return [];
  return [`SLIPWAY_KEY is missing, and ${needs.join(" and ")} cannot go without: ${howToMakeKey}.`];
}

function urlMissing({ SLIPWAY_URL: url }: Environment, operators: Operators): string[] {
  const webhook = [...operators.values()].find(({ kind }) => kind === "webhook");
  if (url !== undefined || !webhook) return [];
  return [`SLIPWAY_URL is missing: the webhook executor "${webhook.name}" sends its reports there.`];
}

/** Of this process, for whoever has no other settings. */
export const ownEnvironment = (): Environment => process.env;

/** Where the database is: all that the command line needs of the settings. */
export type Place = Pick<Settings, "databaseUrl" | "dataDir">;

export type PlaceRead = { readonly place: Place } | { readonly problems: readonly string[] };

export function readPlace(environment: Environment = process.env): PlaceRead {
  const set = setIn(environment);
  const parsed = schema.pick({ DATABASE_URL: true, SLIPWAY_DATA_DIR: true }).safeParse(set);
  return parsed.success
    ? { place: { databaseUrl: parsed.data.DATABASE_URL, dataDir: parsed.data.SLIPWAY_DATA_DIR } }
    : { problems: parsed.error.issues.map((issue) => sentence(issue, set)) };
}

/** What sealing a value on an operator's own machine needs. */
export interface SealingSettings {
  /** Null: the public key is asked of a Slipway. */
  readonly key: Buffer | null;
  readonly apiUrl: string;
  /** Of whoever seals; null: GitHub is asked as anybody. */
  readonly token: string | null;
}

export type SealingRead = { readonly settings: SealingSettings } | { readonly problems: readonly string[] };

export function readSealing(environment: Environment = process.env): SealingRead {
  const set = setIn(environment);
  const parsed = schema.pick({ SLIPWAY_KEY: true, GHE_HOST: true, GHE_PROTOCOL: true }).safeParse(set);
  if (!parsed.success) return { problems: parsed.error.issues.map((issue) => sentence(issue, set)) };
  const { SLIPWAY_KEY: key, GHE_HOST: host, GHE_PROTOCOL: protocol } = parsed.data;
  const apiUrl = toApiUrl(host, protocol);
  return { settings: { key: key === undefined ? null : Buffer.from(key), apiUrl, token: set.GITHUB_TOKEN ?? null } };
}

function sentence({ path, message }: z.core.$ZodIssue, set: Environment): string {
  const name = String(path[0]);
  const missing = set[name] === undefined && !message.startsWith("is missing");
  return missing ? `${name} is missing.` : `${name} ${message}.`;
}

interface Key {
  readonly privateKey: string;
  readonly problems: readonly string[];
}

/** PRIVATE_KEY (also base64, or with \n for line ends), PRIVATE_KEY_PATH, or the one .pem file of the working directory. */
function readKey(set: Environment): Key {
  try {
    const privateKey = getPrivateKey({ env: { ...set } });
    return privateKey
      ? { privateKey, problems: [] }
      : { privateKey: "", problems: ["PRIVATE_KEY is missing (or PRIVATE_KEY_PATH)."] };
  } catch {
    // The library's message is about its own options; the variable is what a person can mend.
    const name = set.PRIVATE_KEY
      ? "PRIVATE_KEY is not a PEM private key"
      : "PRIVATE_KEY_PATH names no file with a PEM private key";
    return { privateKey: "", problems: [`${name}: download a new one from the App's settings.`] };
  }
}
