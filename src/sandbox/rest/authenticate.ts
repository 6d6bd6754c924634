// Turns the Authorization header into a viewer.
import type { State } from "../state/model.ts";
import { type Viewer, viewerOfToken } from "../state/viewer.ts";
import { appOfJwt, looksLikeJwt } from "./app-jwt.ts";
import { badCredentials, Refusal } from "./refusal.ts";

export function authenticate(state: State, header: string | null): Viewer {
  const token = /^(?:token|bearer)\s+(\S+)$/i.exec(header ?? "")?.[1];
  if (!token) throw new Refusal(401, "Requires authentication");
  if (looksLikeJwt(token)) return { kind: "app", app: appOfJwt(state, token) };
  const viewer = viewerOfToken(state, token);
  if (!viewer) throw badCredentials();
  return viewer;
}

export type TokenKind = Viewer["kind"] | "none";

/** For the log of calls: also of tokens that were refused. */
export function tokenKind(header: string | null): TokenKind {
  const token = header?.split(/\s+/)[1] ?? "";
  if (!token) return "none";
  if (looksLikeJwt(token)) return "app";
  return token.startsWith("ghs_") ? "installation" : "person";
}
