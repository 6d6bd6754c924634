// The commits that a pull request brings: those that its base does not have, or did not have when it was merged.
import { commitOf, commitsBetween } from "../../state/ancestry.ts";
import type { Commit, PullRequest, Repository } from "../../state/model.ts";

/** Oldest first. */
export function ownCommits(repository: Repository, pull: PullRequest): Commit[] {
  const base = baseOf(repository, pull);
  return base ? commitsBetween(repository, base, pull.headSha) : [];
}

/** A merge commit's first parent is what the base was before. */
function baseOf(repository: Repository, { merged, mergeCommit, base }: PullRequest): string | undefined {
  const before = merged && mergeCommit ? commitOf(repository, mergeCommit).parents[0] : undefined;
  return before ?? repository.branches.get(base);
}
