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

/**
 * A pattern without `tag:` names tags, too: a name stands for a tag only where no branch has it. Never true for
 * `pull_request`, which says nothing of names.
 */
export function matchesRef(pattern: string, { kind, name }: Ref): boolean {
  if (pattern === anyPullRequest) return false;
  if (!pattern.startsWith(tagPrefix)) return matchesGlob(pattern, name);
  return kind === "tag" && matchesGlob(pattern.slice(tagPrefix.length), name);
}
