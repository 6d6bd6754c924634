// The App as GitHub's OAuth knows it: where people authorize it, a token for their code, and the token's end.
import { z } from "zod";
import type { UserGithub } from "../ports.ts";
import { askGithub, parseAs } from "./ask-github.ts";
import { webUrlOf } from "./web-url.ts";

export interface UserGithubOptions {
  /** Of REST, without "/" at its end: "https://api.github.com", "https://HOST/api/v3". */
  readonly apiUrl: string;
  /** Of the App, as GET /app tells it. */
  readonly clientId: string;
  readonly clientSecret: string;
}

/** https://docs.github.com/apps/creating-github-apps/authenticating-with-a-github-app/generating-a-user-access-token-for-a-github-app */
export const oauthClient = (options: UserGithubOptions): Pick<UserGithub, "authorizeUrl" | "redeem" | "revoke"> => ({
  authorizeUrl: (asked) => authorizeUrl(options, asked),
  redeem: (given) => redeem(options, given),
  revoke: (token) => revoke(options, token),
});

type Given<Verb extends "authorizeUrl" | "redeem"> = Parameters<UserGithub[Verb]>[0];

function authorizeUrl({ apiUrl, clientId }: UserGithubOptions, asked: Given<"authorizeUrl">): string {
  const query = new URLSearchParams({
    client_id: clientId,
    redirect_uri: asked.redirectUri,
    state: asked.state,
    code_challenge: asked.challenge,
    code_challenge_method: "S256",
  });
  return `${webUrlOf(apiUrl)}/login/oauth/authorize?${query.toString()}`;
}

/** Without the refresh token, good for six months: a session ends before the token does. */
async function redeem({ apiUrl, clientId, clientSecret }: UserGithubOptions, given: Given<"redeem">) {
  const body = {
    client_id: clientId,
    client_secret: clientSecret,
    code: given.code,
    redirect_uri: given.redirectUri,
    code_verifier: given.verifier,
  };
  const url = `${webUrlOf(apiUrl)}/login/oauth/access_token`;
  const answer = await askGithub({ method: "POST", url, body, accept: "application/json" });
  return parseAs(redeemed, answer, "POST /login/oauth/access_token");
}

/** GitHub says also with status 200 that it gives no token. */
const redeemed = z.union([
  z.object({ error: z.string() }),
  z
    .object({ access_token: z.string(), expires_in: z.number().optional() })
    .transform(({ access_token, expires_in }) => ({ token: access_token, expiresIn: expires_in ?? null })),
]);

/** 404 and 422: there is no such token, or not any more. https://docs.github.com/rest/apps/oauth-applications#delete-an-app-token */
async function revoke({ apiUrl, clientId, clientSecret }: UserGithubOptions, access_token: string): Promise<void> {
  const authorization = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString("base64")}`;
  const url = `${apiUrl}/applications/${clientId}/token`;
  await askGithub({ method: "DELETE", url, body: { access_token }, authorization });
}
