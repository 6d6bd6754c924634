// The settings of a Slipway that has an App.
import type { Operators } from "../executors/operators/operators.ts";
import type { OperatorsFile } from "../executors/operators/read-operators.ts";
import { toApiUrl, toBase } from "./addresses.ts";
import type { Origins } from "./credentials.ts";
import type { Environment } from "./environment.ts";
import type { LogLevel, Values } from "./schema.ts";

export interface Settings {
  readonly appId: number;
  /** PEM. */
  readonly privateKey: string;
  readonly webhookSecret: string;
  /** All that a delivery may be signed with: while the secret is changed, also the one before. */
  readonly secrets: readonly string[];
  /** By which people sign in; null: there is none. */
  readonly oauth: OAuthSettings | null;
  /** A PostgreSQL of the operator's; without one Slipway runs its own in `dataDir`. */
  readonly databaseUrl: string | undefined;
  readonly dataDir: string;
  /** Where GitHub's REST API is. */
  readonly apiUrl: string;
  readonly host: string | undefined;
  readonly port: number;
  /** How deliveries come: GitHub sends them, or its log of deliveries is read every few seconds. */
  readonly intake: "webhook" | "poll";
  readonly logLevel: LogLevel;
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
  /** How many stand in front of Slipway, one behind the other. */
  readonly proxies: number;
  readonly operators: Operators;
  /** The operator's patterns of what no log may show; each with the flag `g`. */
  readonly masks: readonly RegExp[];
  /** All of them: commands of the operator's get few, and the ssh client some more. */
  readonly variables: Environment;
  /** What is hardly meant so, in sentences. */
  readonly doubts: readonly string[];
  /** Null: all of them were set. */
  readonly origins: Origins | null;
}

export interface OAuthSettings {
  readonly clientId: string;
  readonly clientSecret: string;
}

export function toSettings(data: Values, { operators, masks }: OperatorsFile) {
  return {
    appId: data.APP_ID,
    webhookSecret: data.WEBHOOK_SECRET,
    secrets: [data.WEBHOOK_SECRET, ...(data.WEBHOOK_SECRET_PREVIOUS ? [data.WEBHOOK_SECRET_PREVIOUS] : [])],
    oauth: toOAuth(data),
    databaseUrl: data.DATABASE_URL,
    dataDir: data.SLIPWAY_DATA_DIR,
    apiUrl: toApiUrl(data.GHE_HOST, data.GHE_PROTOCOL),
    host: data.HOST,
    port: data.PORT,
    intake: data.SLIPWAY_INTAKE,
    logLevel: data.LOG_LEVEL,
    webhookProxyUrl: data.WEBHOOK_PROXY_URL,
    url: toBase(data.SLIPWAY_URL ?? ""),
    key: toKey(data.SLIPWAY_KEY),
    previousKeys: data.SLIPWAY_KEY_PREVIOUS.map((one) => Buffer.from(one)),
    publicLogs: data.SLIPWAY_PUBLIC_LOGS === "1",
    proxies: data.SLIPWAY_PROXIES,
    operators,
    masks,
  };
}

export const toKey = (key: string | undefined): Buffer | null => (key === undefined ? null : Buffer.from(key));

const toOAuth = ({ GITHUB_CLIENT_ID: clientId, GITHUB_CLIENT_SECRET: clientSecret }: Values): OAuthSettings | null =>
  clientId !== undefined && clientSecret !== undefined ? { clientId, clientSecret } : null;
