// What a person may do in a repository, in GitHub's roles.

export const roles = ["none", "read", "triage", "write", "maintain", "admin"] as const;
export type Role = (typeof roles)[number];

/** What GET /repos/{owner}/{repo}/collaborators/{username}/permission says; `unknown`: GitHub did not answer. */
export interface Permission {
  readonly role: Role | "unknown";
  /** The name people see: a custom role's own, else the same as `role`. */
  readonly roleName: string;
}

export const atLeast = (has: Role, needs: Role): boolean => roles.indexOf(has) >= roles.indexOf(needs);
