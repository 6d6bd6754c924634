// The App that Slipway registered itself: what GitHub gave for it, kept in a file of the data folder, and read as if it were set.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { Environment } from "./environment.ts";

const schema = z.object({
  id: z.number().int().positive(),
  slug: z.string(),
  html_url: z.string(),
  /** Null: github.com. */
  host: z.string().nullable(),
  protocol: z.enum(["http", "https"]),
  pem: z.string(),
  webhook_secret: z.string(),
  client_id: z.string(),
  client_secret: z.string(),
  /** Where this Slipway is, as the App was told. */
  url: z.string(),
  intake: z.enum(["webhook", "poll"]),
  webhook_proxy_url: z.string().nullable(),
  /** SLIPWAY_KEY, made with it. Null: one was set. */
  key: z.string().nullable(),
});

export type Credentials = z.infer<typeof schema>;

export const credentialsPath = (dataDir: string): string => join(dataDir, "credentials.json");

export type CredentialsRead = { readonly credentials: Credentials | null } | { readonly problems: readonly string[] };

export function readCredentials(dataDir: string): CredentialsRead {
  const path = credentialsPath(dataDir);
  try {
    return { credentials: schema.parse(JSON.parse(readFileSync(path, "utf8"))) };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") return { credentials: null };
    const what = code ? `cannot be read (${code})` : "is not as Slipway writes it";
    return { problems: [`${path} ${what}: restore it, or move it away to register another App.`] };
  }
}

const toVariables = (credentials: Credentials): Environment => ({
  APP_ID: String(credentials.id),
  PRIVATE_KEY: credentials.pem,
  WEBHOOK_SECRET: credentials.webhook_secret,
  GITHUB_CLIENT_ID: credentials.client_id,
  GITHUB_CLIENT_SECRET: credentials.client_secret,
  GHE_HOST: credentials.host ?? undefined,
  GHE_PROTOCOL: credentials.protocol,
  SLIPWAY_URL: credentials.url,
  SLIPWAY_KEY: credentials.key ?? undefined,
  SLIPWAY_INTAKE: credentials.intake,
  WEBHOOK_PROXY_URL: credentials.webhook_proxy_url ?? undefined,
});

/** Where settings come from that are not all in the environment: names, no values. */
export interface Origins {
  readonly file: string;
  readonly stored: readonly string[];
  /** These win over what is stored. */
  readonly set: readonly string[];
}

export interface Merged {
  readonly set: Environment;
  /** Null: nothing of a file is used. */
  readonly origins: Origins | null;
}

/** What is set wins. Of an App that is not the one that is set nothing is taken. */
export function merge(set: Environment, { credentials, file }: Stored): Merged {
  if (!credentials || isAnother(set, credentials)) return { set, origins: null };
  const isSet = (name: string): boolean => set[name] !== undefined || isReplaced(name, set, credentials);
  const known = Object.entries(toVariables(credentials)).filter(([, value]) => value !== undefined);
  const stored = known.filter(([name]) => !isSet(name));
  return {
    set: { ...Object.fromEntries(stored), ...set },
    origins: {
      file,
      stored: stored.map(([name]) => name),
      set: known.map(([name]) => name).filter((name) => isSet(name)),
    },
  };
}

/** Numbers are of one GitHub: every Enterprise Server counts from 1. */
const isAnother = (set: Environment, credentials: Credentials): boolean =>
  set["APP_ID"] !== undefined && (set["APP_ID"] !== String(credentials.id) || isElsewhere(set, credentials));

function isElsewhere({ GHE_HOST: host }: Environment, credentials: Credentials): boolean {
  const home = credentials.host ?? "github.com";
  return host !== undefined && host.toLowerCase() !== home.toLowerCase();
}

/** What is set under another name stands for it, or does not go with it. */
function isReplaced(name: string, set: Environment, { client_id: client }: Credentials): boolean {
  if (name === "PRIVATE_KEY") return set["PRIVATE_KEY_PATH"] !== undefined;
  return name === "GITHUB_CLIENT_SECRET" && (set["GITHUB_CLIENT_ID"] ?? client) !== client;
}

export interface Stored {
  readonly credentials: Credentials | null;
  readonly file: string;
}

/** Its credentials are good at one GitHub only. */
export function elsewhere(set: Environment, { credentials, file }: Stored): readonly string[] {
  if (!credentials || set["APP_ID"] !== undefined || !isElsewhere(set, credentials)) return [];
  const home = credentials.host ?? "github.com";
  return [`GHE_HOST is not where the App of ${file} is: that is ${home}. Move the file away to register another App.`];
}
