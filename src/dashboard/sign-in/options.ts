// What sign-in is made of, and the session that pages see.
import type { Context } from "hono";
import type { Clock } from "../../domain/clock.ts";
import type { Person, Sessions } from "../../domain/session.ts";
import type { Log } from "../../flows/ports.ts";
import type { UserGithub } from "../ports.ts";
import type { Attempts, Pace } from "./attempts.ts";
import type { Cookies } from "./cookies.ts";
import type { SignInKeys } from "./keys.ts";

export interface SignInOptions {
  /** Where browsers reach this Slipway, without "/" at its end. */
  readonly url: string;
  /** SLIPWAY_KEY: with another one nobody is signed in any more. */
  readonly key: Buffer;
  readonly github: UserGithub;
  readonly sessions: Sessions;
  readonly clock: Clock;
  readonly log: Log;
  /** Whose attempts are counted together. Default: of the connection, which is a proxy's behind a proxy. */
  readonly addressOf?: (context: Context) => string;
  readonly pace?: Pace;
}

/** The same, with what is made from it once. */
export interface SignInParts extends Omit<SignInOptions, "key" | "pace"> {
  readonly keys: SignInKeys;
  readonly cookies: Cookies;
  readonly attempts: Attempts;
}

/** Somebody who is signed in. */
export interface Session {
  readonly id: string;
  readonly user: Person;
  readonly expiresAt: string;
  /** What every form that changes something sends along, in the field `csrf` or the header `X-Slipway-Csrf`. */
  readonly csrf: string;
  /** Encrypted. */
  readonly token: string;
}

/** `session` is set behind the middleware `readSession`. */
export interface SignInEnv {
  readonly Variables: { session: Session | null };
}
