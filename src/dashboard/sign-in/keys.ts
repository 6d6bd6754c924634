// The keys of sign-in, all made from SLIPWAY_KEY: what one of them made is nothing to the others.
import { hkdfSync } from "node:crypto";

export interface SignInKeys {
  /** Signs cookies. */
  readonly cookie: Buffer;
  /** Binds forms to sessions. */
  readonly change: Buffer;
  /** Encrypts tokens of people. */
  readonly token: Buffer;
}

const derive = (key: Buffer, purpose: string): Buffer => Buffer.from(hkdfSync("sha256", key, "", purpose, 32));

/** The same each time. */
export const toSignInKeys = (key: Buffer): SignInKeys => ({
  cookie: derive(key, "slipway sign-in cookie 1"),
  change: derive(key, "slipway sign-in change 1"),
  token: derive(key, "slipway sign-in token 1"),
});
