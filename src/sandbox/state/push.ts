// Pushes of people: new commits on a branch, rewritten ones, new branches, tags, deletions.
import type { Actor } from "./actor.ts";
import { headOf, writeCommit } from "./commits.ts";
import type { Commit, Repository, State } from "./model.ts";
import { moveBranch } from "./move-branch.ts";
import { timestamp } from "./time.ts";
import { withChanges } from "./trees.ts";

export interface Push {
  readonly branch: string;
  /** Path to content; null removes the file. */
  readonly files?: Readonly<Record<string, string | null>>;
  readonly message?: string;
  readonly by: Actor;
  /** What the pusher's own clock says; GitHub believes it. */
  readonly committedDate?: string;
  readonly verified?: boolean;
  /** Where a new branch starts, and what a forced push is built on: a branch or a sha. Default: the default branch. */
  readonly from?: string;
  /** Replaces the branch by one commit on top of `from`. */
  readonly force?: boolean;
}

/** One commit on top of the branch, which is created where it is missing. */
export function pushCommit(state: State, repository: Repository, push: Push): Commit {
  const parent = parentOf(repository, push);
  const commit = writeCommit(repository, {
    parents: parent ? [parent.oid] : [],
    message: push.message ?? `Change ${push.branch}`,
    committedDate: push.committedDate ?? timestamp(state),
    author: push.by.login,
    verified: push.verified ?? false,
    files: withChanges(parent?.files ?? new Map(), push.files ?? {}),
  });
  moveBranch(state, repository, { branch: push.branch, sha: commit.oid, by: push.by });
  return commit;
}

function parentOf(repository: Repository, { branch, from, force }: Push): Commit | null {
  const start = from ?? repository.defaultBranch;
  const base = headOf(repository, start) ?? repository.commits.get(start) ?? null;
  return force ? base : (headOf(repository, branch) ?? base);
}

export interface NewTag {
  readonly name: string;
  readonly sha: string;
  /** Default: lightweight, only a name for a commit. */
  readonly annotated?: boolean;
}

export function addTag({ tags, annotatedTags }: Repository, { name, sha, annotated = false }: NewTag): void {
  tags.set(name, sha);
  if (annotated) annotatedTags.add(name);
  else annotatedTags.delete(name);
}

export const deleteBranch = (state: State, repository: Repository, input: { branch: string; by: Actor }): void =>
  moveBranch(state, repository, { ...input, sha: null });
