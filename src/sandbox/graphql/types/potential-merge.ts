// The test merge of a pull request that GitHub keeps under refs/pull/N/merge: no branch holds it.
import type { PullRequest, Repository } from "../../state/model.ts";
import { oidOf } from "../../state/trees.ts";
import { paged } from "../connection.ts";
import type { Context } from "../context.ts";
import type { Resolved } from "../resolved.ts";
import { gitObjectFields } from "./git-object.ts";

export function potentialMergeCommit(context: Context, repository: Repository, pull: PullRequest): Resolved | null {
  const base = repository.branches.get(pull.base);
  if (!base) return null;
  const parents = [base, pull.headSha];
  return {
    ...gitObjectFields(context, repository, { type: "Commit", oid: oidOf({ testMerge: pull.number, parents }) }),
    message: `Merge ${pull.headSha} into ${base}`,
    parents: paged(
      () => parents,
      (oid) => context.show.commit(repository, oid),
    ),
  };
}
