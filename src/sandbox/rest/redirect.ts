// Repositories by id, and by names they had before: https://docs.github.com/rest/using-the-rest-api/best-practices-for-using-the-rest-api#follow-redirects
import type { State } from "../state/model.ts";
import { findRepositoryById, fullName } from "../state/repositories.ts";
import type { Wire } from "../wire/wire.ts";
import type { Answer } from "./asked.ts";

/** "/repositories/1/pulls" is what "/repos/acme/site/pulls" is. */
export function withoutId(state: State, path: string): string {
  const [, id, rest = ""] = /^\/repositories\/(\d+)(\/.*)?$/.exec(path) ?? [];
  const repository = id ? findRepositoryById(state, Number(id)) : null;
  return repository ? `/repos/${fullName(repository)}${rest}` : path;
}

/** null where the name is the present one, or never was any. */
export function redirectOf({ state, origin }: Wire, url: URL, method: string): Answer | null {
  const [, owner, name, rest = ""] = /^\/api\/v3\/repos\/([^/]+)\/([^/]+)(\/.*)?$/.exec(url.pathname) ?? [];
  const known = `${owner}/${name}`.toLowerCase();
  const id = state.repositories.has(known) ? undefined : state.formerNames.get(known);
  if (id === undefined) return null;
  const target = `${origin}/api/v3/repositories/${id}${rest}${url.search}`;
  const permanent = method === "GET";
  const message = permanent ? "Moved Permanently" : "Temporary Redirect";
  const body = { message, url: target, documentation_url: "https://docs.github.com/rest" };
  return { status: permanent ? 301 : 307, body, headers: { location: target } };
}
