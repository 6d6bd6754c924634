// What changes in a repository without a push: its name, its owner, and whether it is archived.
import type { Actor } from "./actor.ts";
import type { Repository, State } from "./model.ts";
import { fullName } from "./repositories.ts";

/** Also a transfer, when the owner is another. Forks and pull requests from it follow. */
export function renameRepository(
  state: State,
  repository: Repository,
  input: { owner?: string; name?: string; by: Actor },
): void {
  const before = fullName(repository);
  const oldName = repository.name;
  state.repositories.delete(before.toLowerCase());
  state.formerNames.set(before.toLowerCase(), repository.id);
  repository.owner = input.owner ?? repository.owner;
  repository.name = input.name ?? repository.name;
  state.repositories.set(fullName(repository).toLowerCase(), repository);
  for (const other of state.repositories.values()) followRename(other, before, fullName(repository));
  state.events.emit({ name: "repository", action: "renamed", repository, sender: input.by.login, before: oldName });
}

function followRename(repository: Repository, before: string, after: string): void {
  if (repository.forkOf === before) repository.forkOf = after;
  for (const pull of repository.pulls.values()) {
    if (pull.headRepository === before) pull.headRepository = after;
  }
}

export function archiveRepository(state: State, repository: Repository, by: Actor): void {
  repository.archived = true;
  state.events.emit({ name: "repository", action: "archived", repository, sender: by.login });
}
