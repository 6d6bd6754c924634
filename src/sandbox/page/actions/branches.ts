// Pushes: to the head, to the base, in conflict with each other, and the base merged into the head.
import { commitOf, mergeBase } from "../../state/ancestry.ts";
import { headOf, writeCommit } from "../../state/commits.ts";
import { previewMerge } from "../../state/merge-branches.ts";
import type { Commit, PullRequest, Repository } from "../../state/model.ts";
import { moveBranch } from "../../state/move-branch.ts";
import { pushCommit } from "../../state/push.ts";
import { findRepository } from "../../state/repositories.ts";
import { timestamp } from "../../state/time.ts";
import { changesBetween } from "../../state/trees.ts";
import type { Act, Action } from "./action.ts";

const gone = (branch: string): string => `The branch ${branch} is gone.`;

/** The repository of the head: a fork's own, where it comes from one. */
function headRepositoryOf({ state, pull }: Act): Repository | null {
  const head = pull.headRepository ? findRepository(state, pull.headRepository) : null;
  return head?.branches.has(pull.headRef) ? head : null;
}

export const push: Action = {
  needs: "write",
  run(act) {
    const { state, pull, by } = act;
    const head = headRepositoryOf(act);
    if (!head) return gone(pull.headRef);
    const note = state.nextId;
    const files = { [`notes/${note}.md`]: `Note ${note}\n` };
    pushCommit(state, head, { branch: pull.headRef, message: `Add note ${note}`, files, by });
    return null;
  },
};

/** To the branch that the pull request goes into, so that it falls behind. */
export const pushBase: Action = {
  needs: "write",
  onClosed: true,
  run({ state, repository, pull, by }) {
    if (!repository.branches.has(pull.base)) return gone(pull.base);
    const news = state.nextId;
    const files = { [`news/${news}.md`]: `News ${news}\n` };
    pushCommit(state, repository, { branch: pull.base, message: `Add news ${news}`, files, by });
    return null;
  },
};

/** Changes on the base what the pull request changes, too. */
export const pushConflict: Action = {
  needs: "write",
  run({ state, repository, pull, by }) {
    if (!repository.branches.has(pull.base)) return gone(pull.base);
    const path = firstChange(repository, pull);
    if (path === undefined) return "This pull request changes no file, so nothing can conflict with it.";
    const files = { [path]: `Changed on ${pull.base} in the meantime (${state.nextId})\n` };
    pushCommit(state, repository, { branch: pull.base, message: `Change ${path}`, files, by });
    return null;
  },
};

function firstChange(repository: Repository, pull: PullRequest): string | undefined {
  const base = repository.branches.get(pull.base) ?? "";
  const fork = mergeBase(repository, base, pull.headSha);
  const before = fork ? commitOf(repository, fork).files : new Map<string, string>();
  return changesBetween(before, commitOf(repository, pull.headSha).files)[0]?.path;
}

/** Merges the base into the head; where both changed a file, the head's stays. */
export const updateBranch: Action = {
  needs: "write",
  run(act) {
    const { repository, pull, state, by } = act;
    const head = headRepositoryOf(act);
    const base = headOf(repository, pull.base);
    if (!head) return gone(pull.headRef);
    if (!base) return gone(pull.base);
    const commit = writeMerge(act, base);
    moveBranch(state, head, { branch: pull.headRef, sha: commit.oid, by });
    return null;
  },
};

const writeMerge = ({ state, repository, pull, by }: Act, base: Commit): Commit =>
  writeCommit(repository, {
    parents: [pull.headSha, base.oid],
    message: `Merge branch '${pull.base}' into ${pull.headRef}`,
    committedDate: timestamp(state),
    author: by.login,
    verified: true,
    files: previewMerge(repository, pull.headSha, base.oid).files,
  });
