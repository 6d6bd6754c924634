// What a browser keeps while its person is at GitHub: the state and the proof that come back with them, and where they wanted to go.
import { createHash, randomBytes } from "node:crypto";
import type { Context } from "hono";
import { z } from "zod";
import type { SignInParts } from "./options.ts";

/** Seconds. */
const patience = 600;

const schema = z.object({ state: z.string(), verifier: z.string(), to: z.string(), until: z.number() });

export type SignInState = z.infer<typeof schema>;

/** A second one, of another tab, ends the first. */
export function beginState({ cookies, clock }: SignInParts, context: Context, to: string): SignInState {
  const until = clock.now().getTime() + patience * 1000;
  const state = { state: random(), verifier: random(), to, until };
  cookies.signIn.write(context, Buffer.from(JSON.stringify(state)).toString("base64url"), patience);
  return state;
}

const random = (): string => randomBytes(32).toString("base64url");

/** S256 is all that GitHub takes: https://github.blog/changelog/2025-07-14-pkce-support-for-oauth-and-github-app-authentication */
export const challengeOf = ({ verifier }: SignInState): string =>
  createHash("sha256").update(verifier).digest("base64url");

/** Good once for a browser. Null: it began none, or too long ago. */
export function endState({ cookies, clock }: SignInParts, context: Context): SignInState | null {
  const text = cookies.signIn.read(context);
  cookies.signIn.remove(context);
  if (text === null) return null;
  const { data } = schema.safeParse(JSON.parse(Buffer.from(text, "base64url").toString()));
  return data && data.until > clock.now().getTime() ? data : null;
}
