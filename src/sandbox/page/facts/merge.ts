// How a pull request stands to its base: ahead, behind, in conflict.
import { distance } from "../../state/ancestry.ts";
import { previewMerge } from "../../state/merge-branches.ts";
import type { PullRequest, Repository } from "../../state/model.ts";

export interface Standing {
  readonly aheadBy: number;
  readonly behindBy: number;
  /** Paths that both sides changed. */
  readonly conflicts: readonly string[];
}

/** null: the base is gone. */
export function standingOf(repository: Repository, pull: PullRequest): Standing | null {
  const base = repository.branches.get(pull.base);
  if (!base) return null;
  const { aheadBy, behindBy } = distance(repository, base, pull.headSha);
  return { aheadBy, behindBy, conflicts: previewMerge(repository, base, pull.headSha).conflicts };
}
