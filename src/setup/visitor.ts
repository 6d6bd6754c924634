// The one browser of a first run: whichever entered the code. It has a cookie from then on.
import { randomBytes } from "node:crypto";
import type { Context } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import { isSame } from "../dashboard/sign-in/signed.ts";
import type { Typed } from "./wanted.ts";

export interface Visitor {
  /** What every form of it sends along, in the field `csrf`. */
  readonly csrf: string;
  /** What the form held when it was sent last. */
  typed?: Typed;
}

export interface Visitors {
  enter(context: Context, origin: string): void;
  /** Null: this browser did not enter the code. */
  find(context: Context): Visitor | null;
}

const name = "slipway_setup";
const random = (): string => randomBytes(32).toString("base64url");

/** Kept in memory: a Slipway that is restarted has a new code, too. */
export function createVisitors(): Visitors {
  const secret = random();
  const visitor: Visitor = { csrf: random() };
  let isTaken = false;
  return {
    enter: (context, origin) => {
      isTaken = true;
      // Strict would keep it from the way back from GitHub.
      const kind = { path: "/", httpOnly: true, sameSite: "Lax", secure: origin.startsWith("https:") } as const;
      setCookie(context, name, secret, kind);
    },
    find: (context) => (isTaken && isSame(getCookie(context, name) ?? "", secret) ? visitor : null),
  };
}
