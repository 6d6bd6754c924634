// What a person may do in a repository, as GitHub says it beside the repository: each right with those below it.
import type { Role } from "../state/model.ts";
import type { Json } from "./wire.ts";

const order: readonly (Role | "none")[] = ["none", "read", "triage", "write", "maintain", "admin"];

const flags = { admin: "admin", maintain: "maintain", push: "write", triage: "triage", pull: "read" } as const;

export const toPermissionsJson = (role: Role | "none"): Json =>
  Object.fromEntries(
    Object.entries(flags).map(([flag, needed]) => [flag, order.indexOf(role) >= order.indexOf(needed)]),
  );
