// Whether the request may set gates aside: it asks to, and its actor has the role for it.
import type { Case } from "./gate.ts";
import { hasRole } from "./role.ts";

export interface Overriding {
  readonly request: Pick<Case["request"], "force" | "environment">;
  readonly snapshot: Pick<Case["snapshot"], "permission">;
}

/** By role only: who is listed may deploy, and no more. */
export const mayOverride = ({ request, snapshot }: Overriding): boolean =>
  request.force !== null && hasRole(snapshot.permission, request.environment.override.role);
