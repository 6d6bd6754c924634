// GitHub Apps, their bots, and the tokens they and people act with.
import { randomBytes } from "node:crypto";
import { addAccount } from "./accounts.ts";
import { newIdentity } from "./ids.ts";
import type { App, Installation, State, Token } from "./model.ts";
import { timestamp, toTimestamp } from "./time.ts";

export type Permissions = Record<string, "read" | "write">;

export interface NewApp {
  readonly slug: string;
  readonly name?: string;
  readonly owner?: string;
  readonly publicKey: string;
  readonly permissions: Permissions;
  readonly events: readonly string[];
  readonly callbackUrls?: readonly string[];
  readonly setupUrl?: string;
  readonly webhookUrl?: string;
  readonly webhookSecret?: string;
}

/** Its bot is `slug[bot]`. */
export function registerApp(state: State, input: NewApp): App {
  addAccount(state, { login: `${input.slug}[bot]`, type: "Bot" });
  const owner = input.owner ?? "octo-org";
  addAccount(state, { login: owner, type: "Organization" });
  const app: App = {
    ...newIdentity(state, "App"),
    slug: input.slug,
    name: input.name ?? input.slug,
    owner,
    createdAt: timestamp(state),
    publicKey: input.publicKey,
    clientSecret: randomBytes(20).toString("hex"),
    callbackUrls: [...(input.callbackUrls ?? [])],
    setupUrl: input.setupUrl ?? "",
    webhookUrl: input.webhookUrl ?? "",
    webhookSecret: input.webhookSecret ?? "",
    permissions: { metadata: "read", ...input.permissions },
    events: [...input.events],
    deliveries: [],
  };
  state.apps.set(app.id, app);
  return app;
}

export const clientIdOf = ({ id }: Pick<App, "id">): string => `Iv23${id}`;

export const findClient = ({ apps }: State, clientId: string): App | null =>
  [...apps.values()].find((app) => clientIdOf(app) === clientId) ?? null;

export const newToken = (prefix: string): string =>
  `${prefix}_${randomBytes(27).toString("base64url").replaceAll(/[-_]/g, "x")}`;

/** https://docs.github.com/rest/apps/apps#create-an-installation-access-token-for-an-app */
const tokenLife = 60 * 60 * 1000;

export interface NewToken {
  readonly permissions?: Permissions;
  readonly repositoryIds?: readonly number[] | null;
}

/** Narrowed to what is asked for, valid for an hour of the state's clock. */
export function issueToken(state: State, installation: Installation, wanted: NewToken = {}): Token {
  const token: Token = {
    token: newToken("ghs"),
    installation: installation.id,
    expiresAt: toTimestamp(new Date(state.clock.now().getTime() + tokenLife)),
    permissions: wanted.permissions ? { metadata: "read", ...wanted.permissions } : { ...installation.permissions },
    repositoryIds: wanted.repositoryIds ?? null,
  };
  state.tokens.set(token.token, token);
  return token;
}

export function issuePersonalToken(state: State, login: string): string {
  const token = newToken("ghp");
  state.personalTokens.set(token, login);
  return token;
}
