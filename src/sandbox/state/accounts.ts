// People, organisations and bots.
import { newIdentity } from "./ids.ts";
import type { Account, AccountType, State, Team } from "./model.ts";

/** A second call with the same login gives the same account. */
export function addAccount(state: State, input: { login: string; type: AccountType }): Account {
  const key = input.login.toLowerCase();
  const known = state.accounts.get(key);
  if (known) return known;
  const account: Account = { ...newIdentity(state, input.type), ...input, owners: new Set() };
  state.accounts.set(key, account);
  return account;
}

export const findAccount = (state: State, login: string): Account | null =>
  state.accounts.get(login.toLowerCase()) ?? null;

/** Every login that a record holds has an account; one who was never introduced is a person. */
export const accountOf = (state: State, login: string): Account =>
  findAccount(state, login) ?? addAccount(state, { login, type: login.endsWith("[bot]") ? "Bot" : "User" });

export interface NewTeam {
  readonly organization: string;
  readonly slug: string;
  readonly members: readonly string[];
  readonly parent?: Team | null;
}

export function addTeam(state: State, input: NewTeam): Team {
  const team: Team = {
    ...newIdentity(state, "Team"),
    organization: input.organization,
    slug: input.slug,
    members: new Map(input.members.map((login) => [login.toLowerCase(), "member"])),
    parent: input.parent ?? null,
  };
  state.teams.set(`${input.organization}/${input.slug}`.toLowerCase(), team);
  return team;
}

export const findTeam = (state: State, name: string): Team | null => state.teams.get(name.toLowerCase()) ?? null;

/** Whoever is in a team is in those above it, too: https://docs.github.com/rest/teams/members#get-team-membership-for-a-user */
export function roleInTeam(state: State, team: Team, login: string): "member" | "maintainer" | null {
  const own = team.members.get(login.toLowerCase());
  if (own) return own;
  const below = [...state.teams.values()].filter(({ parent }) => parent === team);
  return below.some((one) => roleInTeam(state, one, login)) ? "member" : null;
}
