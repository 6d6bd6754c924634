// What a query may read: other than REST, GitHub answers with what is allowed and refuses the rest field by field.
import type { Repository } from "../state/model.ts";
import { may, sees } from "../state/viewer.ts";
import type { Context } from "./context.ts";
import { forbidden, type Refusal } from "./refusal.ts";

export type Permission =
  | "actions"
  | "administration"
  | "checks"
  | "contents"
  | "deployments"
  | "issues"
  | "members"
  | "pull_requests"
  | "statuses";

/** Public repositories are seen by everyone, also from outside an installation: a fork's, for instance. */
export const visible = ({ viewer }: Context, repository: Repository): boolean =>
  !repository.private || sees(viewer, repository);

export function mayRead(context: Context, repository: Repository, permission: Permission): boolean {
  if (sees(context.viewer, repository)) return may(context.viewer, repository, { permission, access: "read" });
  return visible(context, repository) && permission !== "administration";
}

export const mayWrite = ({ viewer }: Context, repository: Repository, permission: Permission): boolean =>
  may(viewer, repository, { permission, access: "write" });

/** A field, or the refusal that leaves null in its place: `reads("actions", field)`. */
export const readsOf =
  (context: Context, repository: Repository) =>
  <Field>(permission: Permission, field: Field): Field | Refusal =>
    mayRead(context, repository, permission) ? field : forbidden();
