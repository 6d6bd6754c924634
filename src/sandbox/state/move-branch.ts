// A branch gets another head: everything that GitHub does when one does.

import type { Actor } from "./actor.ts";
import { commitsBetween, isAncestor } from "./ancestry.ts";
import { openSuites } from "./check-suites.ts";
import type { Activity, Commit, Repository, State } from "./model.ts";
import { followHead, loseHead } from "./pull-heads.ts";
import { noCommit } from "./refs.ts";
import { timestamp } from "./time.ts";

export interface BranchMove {
  readonly branch: string;
  /** null deletes the branch. */
  readonly sha: string | null;
  readonly by: Actor;
  /** "pr_merge" where a pull request's merge moves it. */
  readonly type?: Activity["type"];
}

/** Records the activity, tells of the push, moves open pull requests and opens check suites, in GitHub's order. */
export function moveBranch(state: State, repository: Repository, move: BranchMove): void {
  const before = repository.branches.get(move.branch) ?? noCommit;
  const after = move.sha ?? noCommit;
  if (before === after) return;
  if (move.sha) repository.branches.set(move.branch, move.sha);
  else repository.branches.delete(move.branch);
  repository.pushedAt = timestamp(state);
  recordActivity(state, repository, { ...move, before, after });
  announce(state, repository, { ...move, before, after });
  if (!move.sha) loseHead(state, repository, move);
  else {
    followHead(state, repository, { branch: move.branch, sha: move.sha, by: move.by });
    openSuites(state, repository, { sha: move.sha, headBranch: move.branch });
  }
}

type Moved = BranchMove & { readonly before: string; readonly after: string };

function typeOf(repository: Repository, { type, before, after }: Moved): Activity["type"] {
  if (type) return type;
  if (before === noCommit) return "branch_creation";
  if (after === noCommit) return "branch_deletion";
  return isAncestor(repository, before, after) ? "push" : "force_push";
}

function recordActivity(state: State, repository: Repository, move: Moved): void {
  repository.activity.push({
    id: state.nextId++,
    before: move.before,
    after: move.after,
    ref: `refs/heads/${move.branch}`,
    timestamp: timestamp(state),
    type: typeOf(repository, move),
    actor: move.by.login,
  });
}

function announce(state: State, repository: Repository, move: Moved): void {
  const { before, after } = move;
  state.events.emit({
    name: "push",
    action: null,
    repository,
    sender: move.by.login,
    ref: `refs/heads/${move.branch}`,
    before,
    after,
    forced: typeOf(repository, move) === "force_push",
    commits: pushedCommits(repository, move),
  });
}

function pushedCommits(repository: Repository, { before, after }: Moved): Commit[] {
  if (after === noCommit) return [];
  const base = before === noCommit ? repository.branches.get(repository.defaultBranch) : before;
  return base && base !== after ? commitsBetween(repository, base, after) : [];
}
