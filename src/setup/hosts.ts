// Whether a request was meant for this Slipway: another site's name may lead here, too (DNS rebinding).
import { BlockList, isIP } from "node:net";
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

/** RFC 1918, RFC 4193, and what is good on one link only. */
const privateNetworks = new BlockList();
privateNetworks.addSubnet("10.0.0.0", 8);
privateNetworks.addSubnet("172.16.0.0", 12);
privateNetworks.addSubnet("192.168.0.0", 16);
privateNetworks.addSubnet("169.254.0.0", 16);
privateNetworks.addSubnet("fc00::", 7, "ipv6");
privateNetworks.addSubnet("fe80::", 10, "ipv6");

/** Of numbers only: where a name leads is not known here. `name`: without brackets. */
export const isPrivate = (name: string): boolean =>
  isIP(name) > 0 && privateNetworks.check(name, isIP(name) === 6 ? "ipv6" : "ipv4");
