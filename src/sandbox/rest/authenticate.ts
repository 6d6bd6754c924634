// Turns the Authorization header into a viewer.
import { findClient } from "../state/apps.ts";
import type { State } from "../state/model.ts";
import { type Viewer, viewerOfToken } from "../state/viewer.ts";
import { appOfJwt, looksLikeJwt } from "./app-jwt.ts";
import { badCredentials, notFound, Refusal } from "./refusal.ts";

export function authenticate(state: State, header: string | null): Viewer {
  const token = /^(?:token|bearer)\s+(\S+)$/i.exec(header ?? "")?.[1];
  if (!token) throw new Refusal(401, "Requires authentication");
  if (looksLikeJwt(token)) return { kind: "app", app: appOfJwt(state, token) };
  const viewer = viewerOfToken(state, token);
  if (!viewer) throw badCredentials();
  return viewer;
}

/** An App by its client id and secret: https://docs.github.com/rest/authentication/authenticating-to-the-rest-api#using-basic-authentication */
export function authenticateClient(state: State, header: string | null): Viewer {
  const encoded = /^basic\s+(\S+)$/i.exec(header ?? "")?.[1];
  if (!encoded) throw new Refusal(401, "Requires authentication");
  const [id = "", secret] = Buffer.from(encoded, "base64").toString().split(":");
  const app = findClient(state, id);
  if (!app || app.clientSecret !== secret) throw notFound();
  return { kind: "app", app };
}

export type TokenKind = Viewer["kind"] | "none";

/** For the log of calls: also of tokens that were refused. */
export function tokenKind(header: string | null): TokenKind {
  const [scheme = "", token = ""] = header?.split(/\s+/) ?? [];
  if (!token) return "none";
  if (looksLikeJwt(token) || scheme.toLowerCase() === "basic") return "app";
  return token.startsWith("ghs_") ? "installation" : "person";
}
