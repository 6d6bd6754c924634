// Whether a role is enough, where GitHub or a configuration may name one that this version does not know.
import { atLeast, type Permission, type Role } from "../domain/permission.ts";

export const hasRole = ({ role }: Permission, needs: Role): boolean => atLeast(role, needs);
