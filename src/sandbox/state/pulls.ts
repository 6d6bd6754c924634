// Pull requests: opened, closed, reopened, drafted, merged, labelled.
import type { Actor } from "./actor.ts";
import { openSuites } from "./check-suites.ts";
import { newIdentity } from "./ids.ts";
import { mergeInto } from "./merge-branches.ts";
import type { PullRequest, Repository, State } from "./model.ts";
import { fullName, nextNumber } from "./repositories.ts";
import { timestamp } from "./time.ts";

export interface NewPullRequest {
  readonly head: string;
  /** The repository of the head, where it is another. */
  readonly from?: Repository;
  readonly base?: string;
  readonly title?: string;
  readonly body?: string;
  readonly draft?: boolean;
  readonly by: Actor;
}

export function openPullRequest(state: State, repository: Repository, input: NewPullRequest): PullRequest {
  const pull = pullRequestOf(state, repository, input);
  repository.pulls.set(pull.number, pull);
  if (input.from && input.from !== repository) openSuites(state, repository, { sha: pull.headSha, headBranch: null });
  state.events.emit({ name: "pull_request", action: "opened", repository, pull, sender: input.by.login });
  return pull;
}

function pullRequestOf(state: State, repository: Repository, input: NewPullRequest): PullRequest {
  const from = input.from ?? repository;
  const headSha = from.branches.get(input.head);
  if (!headSha) throw new Error(`${fullName(from)} has no branch ${input.head}: push to it first.`);
  const now = timestamp(state);
  return {
    ...newIdentity(state, "PullRequest"),
    number: nextNumber(repository),
    title: input.title ?? input.head,
    body: input.body ?? "",
    author: input.by.login,
    state: "open",
    merged: false,
    mergeCommit: null,
    draft: input.draft ?? false,
    base: input.base ?? repository.defaultBranch,
    headRepository: fullName(from),
    headRef: input.head,
    headSha,
    createdAt: now,
    updatedAt: now,
    closedAt: null,
    mergedAt: null,
    mergedBy: null,
    labels: [],
    reviews: [],
  };
}

export interface PullRequestChange {
  readonly pull: PullRequest;
  readonly by: Actor;
}

type Action = "closed" | "reopened" | "edited" | "labeled" | "ready_for_review" | "converted_to_draft";

function changed(state: State, repository: Repository, change: PullRequestChange & { readonly action: Action }): void {
  const { pull, by, action } = change;
  pull.updatedAt = timestamp(state);
  state.events.emit({ name: "pull_request", action, repository, pull, sender: by.login });
}

export function closePullRequest(state: State, repository: Repository, change: PullRequestChange): void {
  change.pull.state = "closed";
  change.pull.closedAt = timestamp(state);
  changed(state, repository, { ...change, action: "closed" });
}

export function reopenPullRequest(state: State, repository: Repository, change: PullRequestChange): void {
  change.pull.state = "open";
  change.pull.closedAt = null;
  changed(state, repository, { ...change, action: "reopened" });
}

export function draftPullRequest(
  state: State,
  repository: Repository,
  change: PullRequestChange & { readonly draft: boolean },
): void {
  change.pull.draft = change.draft;
  changed(state, repository, { ...change, action: change.draft ? "converted_to_draft" : "ready_for_review" });
}

export function labelPullRequest(
  state: State,
  repository: Repository,
  change: PullRequestChange & { readonly label: string },
): void {
  const { pull, by, label } = change;
  pull.labels = [...new Set([...pull.labels, label])];
  pull.updatedAt = timestamp(state);
  state.events.emit({ name: "pull_request", action: "labeled", repository, pull, sender: by.login, label });
}

/** With a merge commit on the base. The conflicting paths; empty when it was merged. */
export function mergePullRequest(state: State, repository: Repository, change: PullRequestChange): readonly string[] {
  const { pull, by } = change;
  const message = `Merge pull request #${pull.number} from ${pull.headRepository?.split("/")[0]}/${pull.headRef}`;
  const merge = { into: pull.base, sha: pull.headSha, message, by, type: "pr_merge" as const };
  const result = mergeInto(state, repository, merge);
  if (result.kind === "conflict") return result.paths;
  pull.merged = true;
  pull.mergeCommit = result.kind === "merged" ? result.commit.oid : null;
  pull.mergedAt = timestamp(state);
  pull.mergedBy = by.login;
  closePullRequest(state, repository, change);
  return [];
}
