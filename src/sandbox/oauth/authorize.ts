// GET /login/oauth/authorize: who comes back to an App as whom, decided on a page where everybody of the sandbox can be chosen.
import type { Account, App, State } from "../state/model.ts";
import { clientIdOf, findClient } from "../state/apps.ts";
import { findAccount } from "../state/accounts.ts";
import { issueUserCode } from "../state/user-tokens.ts";

export type Authorization =
  | { readonly kind: "unknown" }
  | { readonly kind: "back"; readonly to: string }
  | { readonly kind: "choose"; readonly app: App; readonly people: readonly Choice[]; readonly no: string };

export interface Choice {
  readonly login: string;
  /** Where it leads. */
  readonly path: string;
}

/** `current`: whom the sandbox's own page plays, who comes first. */
export function authorize(state: State, query: URLSearchParams, current: string): Authorization {
  const app = findClient(state, query.get("client_id") ?? "");
  const callback = app && callbackOf(app, query.get("redirect_uri"));
  if (!app || callback === undefined || callback === null) return { kind: "unknown" };
  if ("error" in callback) return back(callback.url, { ...callback.error, state: query.get("state") });
  const asked = { app, query, redirectUri: callback.url };
  const problem = challengeProblem(query);
  if (problem) return back(callback.url, { ...problem, state: query.get("state") });
  const login = query.get("person");
  if (login === null) return choose(state, asked, query.get("login") ?? current);
  const person = findAccount(state, login);
  return person?.type === "User" ? approved(state, asked, person) : refused(asked);
}

interface Asked {
  readonly app: App;
  readonly query: URLSearchParams;
  readonly redirectUri: string;
}

/**
 * The first registered one where none is asked for, or a foreign one:
 * https://docs.github.com/apps/oauth-apps/maintaining-oauth-apps/troubleshooting-authorization-request-errors
 */
function callbackOf({ callbackUrls }: App, wanted: string | null) {
  const [first] = callbackUrls;
  if (first === undefined) return null;
  if (wanted === null || callbackUrls.includes(wanted)) return { url: wanted ?? first };
  const error_description = "The redirect_uri MUST match the registered callback URL for this application.";
  return { url: first, error: { error: "redirect_uri_mismatch", error_description } };
}

/** https://github.blog/changelog/2025-07-14-pkce-support-for-oauth-and-github-app-authentication */
function challengeProblem(query: URLSearchParams) {
  const [challenge, method] = [query.get("code_challenge"), query.get("code_challenge_method")];
  const isGood = challenge === null ? method === null : method === "S256" && /^[\w-]{43}$/.test(challenge);
  return isGood ? null : { error: "invalid_request", error_description: "Only S256 code challenges are accepted." };
}

function back(url: string, fields: Readonly<Record<string, string | null>>): Authorization {
  const to = new URL(url);
  for (const [name, value] of Object.entries(fields)) if (value !== null) to.searchParams.set(name, value);
  return { kind: "back", to: to.href };
}

function approved(state: State, { app, query, redirectUri }: Asked, { login }: Account): Authorization {
  const challenge = query.get("code_challenge");
  const { code } = issueUserCode(state, { app: app.id, login, redirectUri, challenge });
  return back(redirectUri, { code, state: query.get("state") });
}

const refused = ({ redirectUri, query }: Asked): Authorization =>
  back(redirectUri, {
    error: "access_denied",
    error_description: "The user has denied your application access.",
    state: query.get("state"),
  });

function choose(state: State, { app, query }: Asked, first: string): Authorization {
  const logins = [...state.accounts.values()].filter(({ type }) => type === "User").map(({ login }) => login);
  const sorted = logins.toSorted((a, b) => Number(b === first) - Number(a === first));
  const people = sorted.map((login) => ({ login, path: pathAs(app, query, login) }));
  return { kind: "choose", app, people, no: pathAs(app, query, "") };
}

/** "" says no: nobody is called so. */
function pathAs(app: App, query: URLSearchParams, login: string): string {
  const chosen = new URLSearchParams(query);
  chosen.set("client_id", clientIdOf(app));
  chosen.set("person", login);
  return `/login/oauth/authorize?${chosen.toString()}`;
}
