// The JWT by which an App says who it is, checked against real time: clients sign with the real clock.
import { verify } from "node:crypto";
import { findClient } from "../state/apps.ts";
import type { App, State } from "../state/model.ts";
import { Refusal } from "./refusal.ts";

/** https://docs.github.com/apps/creating-github-apps/authenticating-with-a-github-app/generating-a-json-web-token-jwt-for-a-github-app */
const longestLife = 10 * 60;

const undecodable = (): Refusal => new Refusal(401, "A JSON web token could not be decoded");

interface Claims {
  readonly iss?: unknown;
  readonly iat?: unknown;
  readonly exp?: unknown;
}

function parsePart(part: string): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(part, "base64url").toString());
    return typeof parsed === "object" && parsed !== null ? { ...parsed } : {};
  } catch {
    throw undecodable();
  }
}

export const looksLikeJwt = (token: string): boolean => token.split(".").length === 3;

/** The App that signed it. Throws GitHub's refusal otherwise. */
export function appOfJwt(state: State, token: string): App {
  const [header = "", payload = "", signature = ""] = token.split(".");
  if (!looksLikeJwt(token) || parsePart(header)["alg"] !== "RS256") throw undecodable();
  const claims: Claims = parsePart(payload);
  const app = findIssuer(state, claims);
  if (!app) throw new Refusal(404, "Integration not found");
  const signed = Buffer.from(`${header}.${payload}`);
  if (!verify("sha256", signed, app.publicKey, Buffer.from(signature, "base64url"))) throw undecodable();
  checkTimes(claims, Date.now() / 1000);
  return app;
}

const findIssuer = (state: State, { iss }: Claims): App | null =>
  [...state.apps.values()].find(({ id }) => String(iss) === String(id)) ?? findClient(state, String(iss));

function checkTimes({ iat, exp }: Claims, now: number): void {
  if (typeof iat !== "number" || iat > now + 60)
    throw new Refusal(
      401,
      "'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued",
    );
  if (typeof exp !== "number" || exp <= now)
    throw new Refusal(
      401,
      "'Expiration time' claim ('exp') must be a numeric value representing the future time at which the assertion expires",
    );
  if (exp > now + longestLife) throw new Refusal(401, "'Expiration time' claim ('exp') is too far in the future");
}
