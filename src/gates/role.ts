// Whether a role is enough, where GitHub or a configuration may name one that this version does not know.
import { atLeast, type Permission, type Role, roles } from "../domain/permission.ts";

/** A role that is not known is none, and one that is asked for and not known is never enough. */
export const hasRole = ({ role }: Permission, needs: Role): boolean =>
  role !== "unknown" && roles.includes(needs) && atLeast(role, needs);
