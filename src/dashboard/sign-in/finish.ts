// GET /sign-in/callback: somebody comes back from GitHub, which is asked who they are.
import type { Context } from "hono";
import { Fault } from "../../domain/fault.ts";
import { answer } from "./answer.ts";
import { callbackOf, limit } from "./begin.ts";
import type { SignInParts } from "./options.ts";
import { beginSession, endSession, findSession } from "./session.ts";
import { endState, type SignInState } from "./sign-in-state.ts";
import { isSame } from "./signed.ts";
import { away, declined, lost, notSetUp, type Notice, unverified } from "./views.ts";

export async function finish(parts: SignInParts, context: Context): Promise<Response> {
  const refused = limit(parts, context);
  if (refused) return refused;
  const state = endState(parts, context);
  if (!state || !isSame(context.req.query("state") ?? "", state.state))
    return answer(context, lost(parts.url), { status: 400 });
  const notice = await come(parts, context, state).catch((error: unknown) => failed(parts, error));
  if (notice === null) return context.redirect(parts.url + state.to, 303);
  return answer(context, notice, { status: statusOf(notice), to: state.to });
}

const statusOf = (notice: Notice) => (notice === away ? 503 : notice === notSetUp ? 500 : 400);

/** Null: they are signed in. */
async function come(parts: SignInParts, context: Context, { verifier }: SignInState): Promise<Notice | null> {
  const [code, error] = [context.req.query("code"), context.req.query("error")];
  if (!code) return noticeOf(parts, error ?? "no code");
  const by = await parts.github.redeem({ code, verifier, redirectUri: callbackOf(parts) });
  if ("error" in by) return noticeOf(parts, by.error);
  const user = await parts.github.readPerson(by.token);
  if (user === "refused") return lost(parts.url);
  const old = await findSession(parts, context);
  if (old) await endSession(parts, old);
  await beginSession(parts, context, { user, by });
  parts.log.info({ login: user.login }, "signed in");
  return null;
}

/**
 * https://docs.github.com/apps/oauth-apps/maintaining-oauth-apps/troubleshooting-authorization-request-errors
 * https://docs.github.com/apps/oauth-apps/maintaining-oauth-apps/troubleshooting-oauth-app-access-token-request-errors
 */
function noticeOf({ log, url }: SignInParts, error: string): Notice {
  switch (error) {
    case "access_denied":
      return declined;
    case "bad_verification_code":
      return lost(url);
    case "unverified_user_email":
      return unverified;
    default:
      log.error({ error: error.slice(0, 100), callback: callbackOf({ url }) }, "sign-in refused by GitHub");
      return notSetUp;
  }
}

function failed({ log }: SignInParts, error: unknown): Notice {
  log.error({ err: error }, "sign-in failed");
  return error instanceof Fault && error.fault === "transient" ? away : notSetUp;
}
