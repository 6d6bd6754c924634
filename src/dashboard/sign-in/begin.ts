// GET /sign-in: sends somebody to GitHub, and remembers where they wanted to go.
import type { Context } from "hono";
import { addressBehind } from "./address-of.ts";
import { answer } from "./answer.ts";
import type { SignInParts } from "./options.ts";
import { findSession } from "./session.ts";
import { beginState, challengeOf } from "./sign-in-state.ts";
import { tooOften } from "./views.ts";
import { wayBack } from "./way-back.ts";

/** Exactly what is registered as the App's callback URL. */
export const callbackOf = ({ url }: Pick<SignInParts, "url">): string => `${url}/sign-in/callback`;

export async function begin(parts: SignInParts, context: Context): Promise<Response> {
  const refused = limit(parts, context);
  if (refused) return refused;
  const to = wayBack(context.req.query("to"));
  if (await findSession(parts, context)) return context.redirect(parts.url + to);
  const state = beginState(parts, context, to);
  const asked = { state: state.state, challenge: challengeOf(state), redirectUri: callbackOf(parts) };
  return context.redirect(parts.github.authorizeUrl(asked));
}

/** Null: go on. */
export function limit({ attempts, addressOf = addressBehind(0) }: SignInParts, context: Context) {
  const wait = attempts(addressOf(context));
  if (wait === 0) return null;
  context.header("Retry-After", String(wait));
  return answer(context, tooOften(wait), { status: 429 });
}
