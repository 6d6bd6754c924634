// Who is shown a button: whoever may perhaps do what it says; whether they may is decided when they ask.
import type { Environment } from "../../domain/environment.ts";
import { atLeast, type Role } from "../../domain/permission.ts";

export interface Looking {
  readonly login: string;
  /** As GitHub says of this person in this repository. */
  readonly role: Role;
}

type Rules = Pick<Environment, "allow" | "approvers">;

/** `environment`: null: its rules are not known. Of teams nobody is asked for a button. */
export function maySee({ login, role }: Looking, environment: Rules | null): boolean {
  if (environment === null || atLeast(role, "write")) return true;
  const { allow, approvers } = environment;
  if (allow.role !== null && atLeast(role, allow.role)) return true;
  const listed = [...allow.users, ...(approvers ?? [])].map((name) => name.toLowerCase());
  return allow.teams.length > 0 || listed.some((name) => name === login.toLowerCase() || name.includes("/"));
}
