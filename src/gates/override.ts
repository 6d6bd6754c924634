// Whether the request may set gates aside: it asks to, and its actor has the role for it.
import type { Case } from "./gate.ts";
import { hasRole } from "./role.ts";

/** By role only: who is listed may deploy, and no more. */
export const mayOverride = ({ request, snapshot }: Pick<Case, "request" | "snapshot">): boolean =>
  request.force !== null && hasRole(snapshot.permission, request.environment.override.role);
