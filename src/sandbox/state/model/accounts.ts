// Accounts and teams, and the roles that people have.

export type Role = "admin" | "maintain" | "write" | "triage" | "read";

export type AccountType = "User" | "Organization" | "Bot";

export interface Account {
  readonly id: number;
  readonly nodeId: string;
  /** A bot's login ends in "[bot]". */
  login: string;
  type: AccountType;
  /** Of an organisation, in lower case: who administers it. */
  readonly owners: Set<string>;
}

export interface Team {
  readonly id: number;
  readonly nodeId: string;
  readonly organization: string;
  readonly slug: string;
  /** Who is in a team below it is not in here. */
  readonly members: Map<string, "member" | "maintainer">;
  /** The team that it is below. */
  readonly parent: Team | null;
}
