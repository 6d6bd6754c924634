// How an App comes to act as a person: a code when they authorize it, tokens for the code, and their end.
import { createHash, randomBytes } from "node:crypto";
import { newToken } from "./apps.ts";
import type { App, State, UserCode, UserToken } from "./model.ts";
import { toTimestamp } from "./time.ts";

/** Milliseconds: https://docs.github.com/apps/creating-github-apps/authenticating-with-a-github-app/generating-a-user-access-token-for-a-github-app */
export const userTokenLife = 28_800_000;
export const refreshTokenLife = 15_897_600_000;
const codeLife = 600_000;

const later = ({ clock }: State, life: number): string => toTimestamp(new Date(clock.now().getTime() + life));

const isOver = ({ clock }: State, at: string): boolean => Date.parse(at) <= clock.now().getTime();

export type NewUserCode = Omit<UserCode, "code" | "expiresAt">;

export function issueUserCode(state: State, input: NewUserCode): UserCode {
  const code = { ...input, code: randomBytes(10).toString("hex"), expiresAt: later(state, codeLife) };
  state.userCodes.set(code.code, code);
  return code;
}

export interface Redeemed {
  readonly code: string;
  readonly app: App;
  /** Null: said nothing, which is no contradiction. */
  readonly redirectUri: string | null;
  readonly verifier: string | null;
}

/** Null where the code is not good; whoever shows it, it is not good again. */
export function redeemUserCode(state: State, { code, app, redirectUri, verifier }: Redeemed): UserToken | null {
  const found = state.userCodes.get(code);
  if (found?.app !== app.id) return null;
  state.userCodes.delete(code);
  const isSame = redirectUri === null || redirectUri === found.redirectUri;
  const isGood = isSame && !isOver(state, found.expiresAt) && meets(found.challenge, verifier);
  return isGood ? issueUserToken(state, found) : null;
}

/** https://datatracker.ietf.org/doc/html/rfc7636#section-4.6 */
const meets = (challenge: string | null, verifier: string | null): boolean =>
  challenge === null ||
  createHash("sha256")
    .update(verifier ?? "")
    .digest("base64url") === challenge;

function issueUserToken(state: State, { app, login }: Pick<UserToken, "app" | "login">): UserToken {
  const token: UserToken = {
    token: newToken("ghu"),
    app,
    login,
    expiresAt: later(state, userTokenLife),
    refreshToken: newToken("ghr"),
    refreshExpiresAt: later(state, refreshTokenLife),
  };
  state.userTokens.set(token.token, token);
  return token;
}

/** Neither the old token nor the refresh token is good afterwards. */
export function refreshUserToken(state: State, app: App, refreshToken: string): UserToken | null {
  const old = [...state.userTokens.values()].find((one) => one.refreshToken === refreshToken && one.app === app.id);
  if (!old || isOver(state, old.refreshExpiresAt)) return null;
  state.userTokens.delete(old.token);
  return issueUserToken(state, old);
}

/** False where the App has no such token. */
export const revokeUserToken = (state: State, app: App, token: string): boolean =>
  state.userTokens.get(token)?.app === app.id && state.userTokens.delete(token);
