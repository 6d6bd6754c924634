// Names as a test writes them, turned into records.
import type { Actor } from "../state/actor.ts";
import type { PullRequest, Repository, State } from "../state/model.ts";
import { resolveRef } from "../state/refs.ts";
import { repositoryOf } from "../state/repositories.ts";

/** "acme/site", or the record itself. */
export type RepositoryName = string | Repository;

export const repositoryBy = (state: State, name: RepositoryName): Repository =>
  typeof name === "string" ? repositoryOf(state, name) : name;

/** A bot ("slipway[bot]") acts as its App. */
export function actorBy(state: State, login: string): Actor {
  const slug = /^(.+)\[bot\]$/.exec(login)?.[1];
  const app = [...state.apps.values()].find((one) => one.slug === slug);
  return { login, app: app?.id ?? null };
}

/** The repository that holds a record. */
export function repositoryWith(state: State, holds: (repository: Repository) => boolean): Repository {
  const found = [...state.repositories.values()].find(holds);
  if (!found) throw new Error("No repository of the sandbox holds this record.");
  return found;
}

export const repositoryOfPull = (state: State, pull: PullRequest): Repository =>
  repositoryWith(state, ({ pulls }) => pulls.get(pull.number) === pull);

/** `ref`: a branch, tag or sha. */
export function shaOf(repository: Repository, ref: string): string {
  const found = resolveRef(repository, ref);
  if (!found) throw new Error(`${repository.name} has no ${ref}.`);
  return found.sha;
}
