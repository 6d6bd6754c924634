// The reason catalogue: every expected "no", by a code that never changes, with the facts its sentence is made from.
import type { ContextLink } from "./context.ts";

/** A problem in slipway.yml: line and column count from 1. */
export interface ConfigProblem {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** What each reason knows. */
export interface ReasonFacts {
  permission: { readonly actor: string; readonly role: string; readonly needs: string };
  permission_unknown: { readonly actor: string };
  pull_request_closed: { readonly state: "closed" | "merged" };
  pull_request_draft: { readonly number: number };
  base_not_default: { readonly base: string; readonly defaultBranch: string };
  branch_deleted: { readonly ref: string };
  repository_archived: { readonly fullName: string };
  fork: { readonly ref: string };
  head_moved: { readonly from: string; readonly to: string };
  head_after_comment: { readonly sha: string; readonly pushedAt: string };
  head_unknown: { readonly sha: string };
  merge_unseen: { readonly base: string };
  environment_busy: { readonly environment: string; readonly pullRequest: number; readonly deployment: number | null };
  head_young: { readonly sha: string; readonly until: string };
  contexts_failing: { readonly failing: readonly ContextLink[]; readonly pending: readonly ContextLink[] };
  contexts_pending: { readonly pending: readonly ContextLink[]; readonly missing: readonly string[] };
  contexts_disagree: { readonly contexts: readonly ContextLink[] };
  behind_unknown: { readonly base: string };
  merge_rounds: { readonly base: string; readonly rounds: number };
  merge_conflict: { readonly base: string; readonly head: string };
  ref_not_found: { readonly ref: string };
  config_broken: { readonly path: string; readonly url: string; readonly problems: readonly ConfigProblem[] };
  config_unreadable: { readonly why: string };
  environment_unknown: { readonly name: string; readonly known: readonly string[]; readonly nearest: string | null };
  environment_unnamed: { readonly known: readonly string[] };
  sha_differs: { readonly gated: string; readonly deployed: string };
  superseded: { readonly by: string };
  deadline: { readonly minutes: number };
  unread: { readonly what: string; readonly why: string };
  setup: { readonly message: string };
  github_refused: { readonly message: string };
  github_unavailable: { readonly id: string };
  gate_failed: { readonly gate: string };
  internal: { readonly id: string };
}

export type Reason = keyof ReasonFacts;

/** One reason with its facts. */
export type Because = { readonly [R in Reason]: { readonly reason: R; readonly facts: ReasonFacts[R] } }[Reason];

export interface ReasonEntry {
  /** Which rule of the decision it belongs to. */
  readonly gate: string;
  /** What it means, for the documentation. */
  readonly means: string;
}

export const reasons: { readonly [R in Reason]: ReasonEntry } = {
  permission: { gate: "permission", means: "The person's role on the repository is too low." },
  permission_unknown: { gate: "permission", means: "GitHub did not say what the person may do." },
  pull_request_closed: { gate: "pull request", means: "The pull request is closed or merged." },
  pull_request_draft: { gate: "pull request", means: "The pull request is a draft." },
  base_not_default: { gate: "pull request", means: "The pull request does not go into the default branch." },
  branch_deleted: { gate: "pull request", means: "The branch of the pull request is gone." },
  repository_archived: { gate: "pull request", means: "The repository is archived." },
  fork: { gate: "fork", means: "The code comes from a fork, which this environment never takes." },
  head_moved: { gate: "head", means: "Somebody moved the head while the request waited." },
  head_after_comment: { gate: "head", means: "The head was pushed after the comment was written." },
  head_unknown: { gate: "head", means: "GitHub did not say when the head was pushed." },
  merge_unseen: { gate: "up to date", means: "GitHub merged the default branch in; the new head does not show yet." },
  environment_busy: { gate: "queue", means: "Another deployment to the environment is running; one runs at a time." },
  head_young: { gate: "contexts", means: "The head is seconds old, and checks may still be on their way." },
  contexts_failing: { gate: "contexts", means: "Contexts that count are failing." },
  contexts_pending: { gate: "contexts", means: "Contexts that count are pending, or expected and not there yet." },
  contexts_disagree: { gate: "contexts", means: "GitHub still sees contexts as not green that Slipway saw green." },
  behind_unknown: { gate: "up to date", means: "GitHub did not say whether the branch is behind the default branch." },
  merge_rounds: {
    gate: "up to date",
    means: "The default branch moved on after each of the merges that Slipway asked for.",
  },
  merge_conflict: { gate: "up to date", means: "The default branch does not merge into the branch without conflicts." },
  ref_not_found: { gate: "head", means: "GitHub knows no such ref." },
  config_broken: {
    gate: "configuration",
    means: "slipway.yml has mistakes; nothing is deployed until they are mended.",
  },
  config_unreadable: { gate: "configuration", means: "slipway.yml could not be read." },
  environment_unknown: { gate: "configuration", means: "No environment has this name." },
  environment_unnamed: { gate: "configuration", means: "There is no default environment, and the command names none." },
  sha_differs: { gate: "head", means: "GitHub's deployment has another sha than the one that was gated." },
  superseded: { gate: "request", means: "A later comment asked for the same environment." },
  deadline: { gate: "request", means: "The request waited as long as its environment allows." },
  unread: { gate: "snapshot", means: "GitHub did not show a part that the decision needs." },
  setup: { gate: "set-up", means: "GitHub refused Slipway: a permission or a setting is missing." },
  github_refused: { gate: "GitHub", means: "GitHub refused the deployment for a reason of its own." },
  github_unavailable: { gate: "GitHub", means: "GitHub did not answer for as long as Slipway tries." },
  gate_failed: { gate: "snapshot", means: "A gate failed on what it was given, and counts as an obstacle." },
  internal: { gate: "request", means: "Something went wrong inside Slipway; nothing further was done." },
};

/** Makes one reason, facts checked against its code. */
export const because = <R extends Reason>(reason: R, facts: ReasonFacts[R]): Because => ({ reason, facts }) as Because;
