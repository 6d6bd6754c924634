// Which commits a pull request brings, and which pull requests bring a commit.
import { commitsBetween, isAncestor } from "../../state/ancestry.ts";
import type { Commit, PullRequest, Repository } from "../../state/model.ts";
import { fullName } from "../../state/repositories.ts";

/** The base as it was: once merged, the base holds everything, and its merge commit still knows what it was before. */
function baseOf(repository: Repository, pull: PullRequest): string | null {
  const merged = pull.mergeCommit ? repository.commits.get(pull.mergeCommit)?.parents[0] : null;
  return merged ?? repository.branches.get(pull.base) ?? null;
}

/** Oldest first. */
export function commitsOf(repository: Repository, pull: PullRequest): Commit[] {
  const base = baseOf(repository, pull);
  const between = base ? commitsBetween(repository, base, pull.headSha) : [];
  const head = repository.commits.get(pull.headSha);
  return between.length > 0 || !head ? between : [head];
}

const brings = (repository: Repository, pull: PullRequest, oid: string): boolean =>
  pull.mergeCommit === oid || commitsOf(repository, pull).some((commit) => commit.oid === oid);

const isOwnAndOpen = (repository: Repository, { state, headRepository }: PullRequest): boolean =>
  state === "open" && headRepository === fullName(repository);

/**
 * The merged ones that brought it; also open ones while the default branch lacks it, as far as they are no forks': GitHub
 * finds those only in the fork, as in https://github.com/TooTallNate/nx.js/pull/410.
 */
export function pullsWith(repository: Repository, oid: string): PullRequest[] {
  const main = repository.branches.get(repository.defaultBranch);
  const landed = main !== undefined && isAncestor(repository, oid, main);
  return [...repository.pulls.values()].filter(
    (pull) => (pull.merged || (!landed && isOwnAndOpen(repository, pull))) && brings(repository, pull, oid),
  );
}
