// Whether a request was meant for this Slipway: another site's name may lead here, too (DNS rebinding).
import { isIP } from "node:net";
import { hostname } from "node:os";

export interface Place {
  /** What the page listens on. */
  readonly host: string;
  /** Where this Slipway is said to be; null: nobody said. */
  readonly url: string | null;
}

/** Where the browser is, without "/" at its end; null: under a name that is not ours. */
export function originOf({ host, url }: Place, given: string | undefined): string | null {
  const asked = given === undefined ? null : URL.parse(`http://${given}`);
  if (!asked || asked.pathname !== "/" || asked.username || asked.password) return null;
  if (url !== null && new URL(url).host === asked.host) return url;
  const name = asked.hostname.replace(/^\[|\]$/g, "");
  return isLoopback(name) || isOwn(host.toLowerCase(), name) ? asked.origin : null;
}

/** No name of another site leads to a number. */
const isOwn = (host: string, name: string): boolean =>
  host === name || (isWildcard(host) && (isIP(name) > 0 || name === hostname().toLowerCase()));

const isWildcard = (host: string): boolean => host === "0.0.0.0" || host === "::";

/** `name`: without brackets. */
export const isLoopback = (name: string): boolean =>
  name === "localhost" ||
  name.endsWith(".localhost") ||
  name === "::1" ||
  (isIP(name) === 4 && name.startsWith("127."));
