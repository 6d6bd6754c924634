// What a person may do in a repository, in GitHub's roles.

export const roles = ["none", "read", "triage", "write", "maintain", "admin"] as const;
export type Role = (typeof roles)[number];

/** What GET /repos/{owner}/{repo}/collaborators/{username}/permission says; `unknown`: GitHub did not answer. */
export interface Permission {
  readonly role: Role | "unknown";
  /** The name people see: a custom role's own, else the same as `role`. */
  readonly roleName: string;
}

/** A role that is not known is none, and one that is asked for and not known is never enough. */
export function atLeast(has: Role | "unknown", needs: Role): boolean {
  const known: readonly string[] = roles;
  const least = known.indexOf(needs);
  return least >= 0 && known.indexOf(has) >= least;
}
