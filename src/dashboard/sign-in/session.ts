// Sessions: how one begins, who a browser is, and how one ends.
import { createHash, randomBytes } from "node:crypto";
import type { Context, MiddlewareHandler } from "hono";
import type { KeptSession, Person } from "../../domain/session.ts";
import type { UserToken } from "../ports.ts";
import type { Session, SignInEnv, SignInParts } from "./options.ts";
import { macOf } from "./signed.ts";
import { decryptToken, encryptToken } from "./token-at-rest.ts";

/** Seconds, however much somebody does: then GitHub is asked again who they are. */
const longest = 28_800;

/** What the browser has is a secret; the store keeps its digest. */
const idOf = (secret: string): string => createHash("sha256").update(secret).digest("base64url");

export async function beginSession(parts: SignInParts, context: Context, given: { user: Person; by: UserToken }) {
  const secret = randomBytes(32).toString("base64url");
  const id = idOf(secret);
  const life = Math.min(longest, given.by.expiresIn ?? longest);
  const expiresAt = new Date(parts.clock.now().getTime() + life * 1000).toISOString();
  const token = encryptToken(parts.keys.token, given.by.token, id);
  await parts.sessions.create({ id, user: given.user, token, expiresAt });
  parts.cookies.session.write(context, secret, life);
}

/** Asked once for a request, whichever of its middleware asks. */
export const readSession =
  (parts: SignInParts): MiddlewareHandler<SignInEnv> =>
  async (context, next) => {
    if (context.get("session") === undefined) context.set("session", await findSession(parts, context));
    await next();
  };

export async function findSession({ cookies, sessions, clock, keys }: SignInParts, context: Context) {
  const secret = cookies.session.read(context);
  const kept = secret === null ? null : await sessions.get(idOf(secret));
  return kept && Date.parse(kept.expiresAt) > clock.now().getTime() ? toSession(keys.change, kept) : null;
}

const toSession = (key: Buffer, kept: KeptSession): Session => ({ ...kept, csrf: csrfOf(key, kept) });

/** Bound to the session, which the browser sends beside it. */
const csrfOf = (key: Buffer, { id }: Pick<Session, "id">): string => macOf({ key, purpose: "csrf" }, id);

/** Null: it was encrypted for another key. */
export const tokenOf = ({ keys }: Pick<SignInParts, "keys">, { id, token }: Session): string | null =>
  decryptToken(keys.token, token, id);

/** GitHub forgets the token, too, if it can be told: the session is over either way. */
export async function endSession(parts: SignInParts, session: Session): Promise<void> {
  const { sessions, github, log } = parts;
  await sessions.revoke(session.id);
  const token = tokenOf(parts, session);
  if (token === null) return;
  await github.revoke(token).catch((error: unknown) => {
    log.warn({ err: error, login: session.user.login }, "token not revoked");
  });
}
