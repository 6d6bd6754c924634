// Commits: written once, named by their content.
import { commitOf } from "./ancestry.ts";
import type { Commit, Repository } from "./model.ts";
import { oidOf, type Tree, treeOid } from "./trees.ts";

export interface NewCommit extends Omit<Commit, "oid" | "files" | "verified"> {
  readonly files: Tree;
  readonly verified?: boolean;
}

/** The same content gives the same commit. It stands on no branch yet. */
export function writeCommit(repository: Repository, input: NewCommit): Commit {
  const { files, parents, message, author, committedDate } = input;
  const oid = oidOf({ tree: treeOid(files), parents, message, author, committedDate });
  const commit: Commit = { ...input, oid, verified: input.verified ?? false };
  repository.commits.set(oid, commit);
  return commit;
}

export const headOf = (repository: Repository, branch: string): Commit | null => {
  const oid = repository.branches.get(branch);
  return oid ? commitOf(repository, oid) : null;
};
