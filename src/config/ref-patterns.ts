// Patterns of `refs`: `pull_request`, globs of branches, and `tag:` with globs of tags.
import { matchesGlob } from "./glob.ts";

export interface Ref {
  readonly kind: "branch" | "tag";
  /** Without `refs/heads/` or `refs/tags/`. */
  readonly name: string;
}

/** Stands for the branches of pull requests, whatever they are called. */
export const anyPullRequest = "pull_request";

export const tagPrefix = "tag:";

/** Of patterns that come from a GitHub Environment, which knows branches and tags apart; no file may have it. */
export const branchPrefix = "refs/heads/";

/**
 * A pattern without prefix names tags, too: a name stands for a tag only where no branch has it. Never true for
 * `pull_request`, which says nothing of names.
 */
export function matchesRef(pattern: string, { kind, name }: Ref): boolean {
  if (pattern === anyPullRequest) return false;
  if (pattern.startsWith(tagPrefix)) return kind === "tag" && matchesGlob(pattern.slice(tagPrefix.length), name);
  const branches = branchesOf(pattern);
  return branches !== null && matchesGlob(branches, name) && (kind === "branch" || branches === pattern);
}

/** The glob of branches that a pattern stands for; null: it names none. */
export function branchesOf(pattern: string): string | null {
  if (pattern === anyPullRequest || pattern.startsWith(tagPrefix)) return null;
  return pattern.startsWith(branchPrefix) ? pattern.slice(branchPrefix.length) : pattern;
}
