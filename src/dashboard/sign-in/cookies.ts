// The two cookies of sign-in: one for the minutes that it takes, one for the session. No script reads either.
import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { type Seal, sign, unsign } from "./signed.ts";

export interface Cookie {
  /** Null where there is none that we set. */
  read(context: Context): string | null;
  /** `life`: seconds. `text` without ".", as base64url is. */
  write(context: Context, text: string, life: number): void;
  remove(context: Context): void;
}

export interface Cookies {
  readonly session: Cookie;
  readonly signIn: Cookie;
}

/** `url`: where browsers reach this Slipway. */
export const toCookies = (url: string, key: Buffer): Cookies => ({
  session: cookie({ key, purpose: "session" }, nameIn(url, "slipway_session"), isSecure(url)),
  signIn: cookie({ key, purpose: "sign-in" }, nameIn(url, "slipway_sign_in"), isSecure(url)),
});

const isSecure = (url: string): boolean => url.startsWith("https:");

/** With the prefix no other host of the domain can set it: https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/Set-Cookie#cookie_prefixes */
const nameIn = (url: string, name: string): string => (isSecure(url) ? `__Host-${name}` : name);

/** Lax: links from GitHub lead to pages of somebody who is signed in; what other sites post does not. */
function cookie(seal: Seal, name: string, secure: boolean): Cookie {
  const kind = { path: "/", httpOnly: true, sameSite: "Lax", secure } as const;
  return {
    read: (context) => unsign(seal, getCookie(context, name) ?? ""),
    write: (context, text, maxAge) => setCookie(context, name, sign(seal, text), { ...kind, maxAge }),
    remove: (context) => void deleteCookie(context, name, kind),
  };
}
