// The people whom the page can play, and what each may do.
import { accountOf } from "../../state/accounts.ts";
import type { Repository, Role, State } from "../../state/model.ts";
import { roleIn } from "../../state/repositories.ts";

export interface Person {
  readonly login: string;
  readonly role: Role | "none";
}

const order: readonly Person["role"][] = ["none", "read", "triage", "write", "maintain", "admin"];

export const mayAs = ({ role }: Person, needed: Role): boolean => order.indexOf(role) >= order.indexOf(needed);

const toPerson = (repository: Repository, login: string): Person => ({
  login,
  role: roleIn(repository, login).role,
});

/** Those named; without names the repository's collaborators. Bots play themselves. */
export function peopleOf(state: State, repository: Repository, names?: readonly string[]): Person[] {
  const logins = names ?? [...repository.collaborators.keys()];
  const people = logins.map((login) => accountOf(state, login)).filter(({ type }) => type === "User");
  return people.map(({ login }) => toPerson(repository, login));
}

/** Whom the page plays until somebody else is chosen: the first who may write. */
export function chosenPerson(people: readonly Person[], login: string | undefined): Person {
  const chosen = people.find((person) => person.login === login) ?? people.find((person) => mayAs(person, "write"));
  return chosen ?? people[0] ?? { login: "ghost", role: "none" };
}
