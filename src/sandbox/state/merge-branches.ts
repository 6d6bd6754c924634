// One commit that joins two histories, or the paths where they conflict.
import type { Actor } from "./actor.ts";
import { commitOf, isAncestor, mergeBase } from "./ancestry.ts";
import { writeCommit } from "./commits.ts";
import type { Commit, Repository, State } from "./model.ts";
import { moveBranch } from "./move-branch.ts";
import { timestamp } from "./time.ts";
import { changesBetween, type MergedTrees, mergeTrees } from "./trees.ts";

/** What a merge of `theirs` into `ours` would give. */
export function previewMerge(repository: Repository, ours: string, theirs: string): MergedTrees {
  const base = mergeBase(repository, ours, theirs);
  return mergeTrees({
    base: base ? commitOf(repository, base).files : new Map(),
    ours: commitOf(repository, ours).files,
    theirs: commitOf(repository, theirs).files,
  });
}

export const isMergeable = (repository: Repository, ours: string, theirs: string): boolean =>
  previewMerge(repository, ours, theirs).conflicts.length === 0;

/** Workflow files that a merge of `theirs` changes in `ours`. */
export function workflowsBrought(repository: Repository, ours: string, theirs: string): string[] {
  const before = commitOf(repository, ours).files;
  const paths = changesBetween(before, previewMerge(repository, ours, theirs).files).map(({ path }) => path);
  return paths.filter((path) => path.startsWith(".github/workflows/"));
}

/** Without `workflows: write` an App brings in none: https://github.com/Mergifyio/mergify/issues/5055 */
export const workflowRefusal = (path: string): string =>
  `refusing to allow a GitHub App to create or update workflow \`${path}\` without \`workflows\` permission`;

export interface BranchMerge {
  /** The branch that gets the merge commit. */
  readonly into: string;
  /** What is merged: its sha. */
  readonly sha: string;
  readonly message: string;
  readonly by: Actor;
  readonly type?: "pr_merge";
}

export type MergeResult =
  | { readonly kind: "merged"; readonly commit: Commit }
  | { readonly kind: "up_to_date" }
  | { readonly kind: "conflict"; readonly paths: readonly string[] };

/** The merge commit's first parent is the branch's old head, the second what was merged. */
export function mergeInto(state: State, repository: Repository, merge: BranchMerge): MergeResult {
  const head = repository.branches.get(merge.into);
  if (!head) throw new Error(`The sandbox has no branch ${merge.into}.`);
  if (isAncestor(repository, merge.sha, head)) return { kind: "up_to_date" };
  const { files, conflicts } = previewMerge(repository, head, merge.sha);
  if (conflicts.length > 0) return { kind: "conflict", paths: conflicts };
  const commit = writeCommit(repository, {
    parents: [head, merge.sha],
    message: merge.message,
    committedDate: timestamp(state),
    author: merge.by.login,
    // GitHub signs the merges it makes itself: https://docs.github.com/en/authentication/managing-commit-signature-verification/about-commit-signature-verification
    verified: true,
    files,
  });
  const move = { branch: merge.into, sha: commit.oid, by: merge.by };
  moveBranch(state, repository, merge.type ? { ...move, type: merge.type } : move);
  return { kind: "merged", commit };
}
