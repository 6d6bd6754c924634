// POST /login/oauth/access_token: tokens of a person for a code, or for a refresh token.
import { findClient } from "../state/apps.ts";
import type { App, State, UserToken } from "../state/model.ts";
import { redeemUserCode, refreshTokenLife, refreshUserToken, userTokenLife } from "../state/user-tokens.ts";

export type Fields = Readonly<Record<string, string>>;

/** https://docs.github.com/apps/oauth-apps/maintaining-oauth-apps/troubleshooting-oauth-app-access-token-request-errors */
const refusals = {
  incorrect_client_credentials: "The client_id and/or client_secret passed are incorrect.",
  bad_verification_code: "The code passed is incorrect or expired.",
  bad_refresh_token: "The refresh token passed is incorrect or expired.",
  unsupported_grant_type: "The grant_type is not supported.",
} as const;

/** GitHub says also with status 200 that it gives no token. */
export function accessToken(state: State, fields: Fields): Fields {
  const app = findClient(state, fields["client_id"] ?? "");
  if (!app || app.clientSecret !== fields["client_secret"]) return refuse("incorrect_client_credentials");
  switch (fields["grant_type"] ?? "authorization_code") {
    case "authorization_code":
      return answer(redeem(state, app, fields), "bad_verification_code");
    case "refresh_token":
      return answer(refreshUserToken(state, app, fields["refresh_token"] ?? ""), "bad_refresh_token");
    default:
      return refuse("unsupported_grant_type");
  }
}

const redeem = (state: State, app: App, fields: Fields): UserToken | null =>
  redeemUserCode(state, {
    code: fields["code"] ?? "",
    app,
    redirectUri: fields["redirect_uri"] ?? null,
    verifier: fields["code_verifier"] ?? null,
  });

const answer = (token: UserToken | null, otherwise: keyof typeof refusals): Fields =>
  token ? toTokenFields(token) : refuse(otherwise);

const refuse = (error: keyof typeof refusals): Fields => ({
  error,
  error_description: refusals[error],
  error_uri:
    "https://docs.github.com/apps/oauth-apps/maintaining-oauth-apps/troubleshooting-oauth-app-access-token-request-errors",
});

const toTokenFields = ({ token, refreshToken }: UserToken): Fields => ({
  access_token: token,
  expires_in: String(userTokenLife / 1000),
  refresh_token: refreshToken,
  refresh_token_expires_in: String(refreshTokenLife / 1000),
  scope: "",
  token_type: "bearer",
});
