// The reason catalogue: every expected "no", by a code that never changes, with the facts its sentence is made from.
import type { ContextLink } from "./context.ts";
import type { Unopenable } from "./sealed.ts";

/** A problem in slipway.yml: line and column count from 1. */
export interface ConfigProblem {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** What each reason knows. */
export interface ReasonFacts {
  permission: {
    readonly actor: string;
    readonly role: string;
    /** Null: no role is enough, only who is listed. */
    readonly needs: string | null;
    readonly environment: string;
    /** Teams and users that may, too. */
    readonly listed: readonly string[];
  };
  team_unknown: { readonly actor: string; readonly why: string };
  override: { readonly actor: string; readonly role: string; readonly needs: string };
  permission_unknown: { readonly actor: string };
  pull_request_closed: { readonly state: "closed" | "merged" };
  pull_request_draft: { readonly number: number };
  base_not_default: { readonly base: string; readonly defaultBranch: string };
  branch_deleted: { readonly ref: string };
  executor_missing: { readonly executor: string; readonly environment: string };
  executor_needs_branch: { readonly file: string; readonly ref: string };
  sealed_not_taken: {
    readonly names: readonly string[];
    readonly executor: "workflow" | "external";
    readonly environment: string;
  };
  sealed_unopened: { readonly name: string; readonly environment: string; readonly why: Unopenable };
  repository_archived: { readonly fullName: string };
  fork: { readonly ref: string };
  fork_by_sha: { readonly ref: string; readonly sha: string; readonly environment: string };
  commit_of_nobody: { readonly sha: string };
  ref_not_taken: { readonly ref: string; readonly environment: string; readonly takes: readonly string[] };
  ref_unreviewed: { readonly ref: string; readonly asks: "reviews" | "approvals" };
  head_moved: { readonly from: string; readonly to: string };
  head_after_comment: { readonly sha: string; readonly pushedAt: string };
  head_unknown: { readonly sha: string };
  merge_unseen: { readonly base: string };
  environment_busy: {
    readonly environment: string;
    /** Null: another tool's deployment. */
    readonly pullRequest: number | null;
    readonly deployment: number | null;
    /** `concurrency: reject` */
    readonly rejects: boolean;
    /** 1: next in line. Behind that, the pull request is the one of the request right before it. */
    readonly place: number;
  };
  head_young: { readonly sha: string; readonly until: string };
  contexts_failing: { readonly failing: readonly ContextLink[]; readonly pending: readonly ContextLink[] };
  contexts_pending: { readonly pending: readonly ContextLink[]; readonly missing: readonly string[] };
  contexts_disagree: { readonly contexts: readonly ContextLink[] };
  behind_unknown: { readonly base: string };
  behind: { readonly base: string; readonly by: number };
  review_required: { readonly needs: number | null; readonly approvedBy: readonly string[] };
  changes_requested: { readonly by: readonly string[] };
  unsigned: { readonly sha: string };
  order: { readonly sha: string; readonly missing: readonly string[] };
  order_waits: { readonly environments: readonly string[] };
  order_behind: { readonly base: string; readonly first: string };
  freeze: {
    /** The maintainer's words; "" where there are none. */
    readonly reason: string;
    readonly until: string;
    readonly timezone: string;
    /** It ends only after the request's deadline. */
    readonly tooLong: boolean;
  };
  timer: { readonly until: string };
  approvals_missing: {
    readonly needs: number;
    readonly approvedBy: readonly string[];
    /** Logins and "organisation/slug" of those who are asked; empty: others who may deploy. */
    readonly by: readonly string[];
  };
  nothing_to_approve: {
    readonly what: string;
    /** The pull request on which something waits for it; null: nothing does. */
    readonly elsewhere: number | null;
    /** It names a deployment, which was created already. */
    readonly isDeployment: boolean;
  };
  approve_which: { readonly verb: "approve" | "reject"; readonly environments: readonly string[] };
  approver_not_another: {
    readonly actor: string;
    readonly is: "requester" | "author" | "pusher";
    readonly sha: string;
  };
  approver_unlisted: { readonly actor: string; readonly environment: string; readonly by: readonly string[] };
  approved_already: { readonly actor: string };
  pusher_unknown: { readonly actor: string; readonly sha: string };
  rejected: { readonly by: string; readonly url: string; readonly reason: string };
  locked: {
    readonly environment: string;
    /** The number of the one that it is held for. */
    readonly pullRequest: number;
    readonly by: string;
    readonly cause: "person" | "deployment" | "rollback";
    readonly reason: string;
    readonly since: string;
    readonly expiresAt: string | null;
    readonly url: string;
    /** Whoever asked waits for it. */
    readonly waits: boolean;
  };
  not_locked: { readonly environment: string };
  replaced: { readonly by: string; readonly pullRequest: number };
  merge_rounds: { readonly base: string; readonly rounds: number };
  merge_conflict: { readonly base: string; readonly head: string };
  ref_not_found: { readonly ref: string };
  config_broken: { readonly path: string; readonly url: string; readonly problems: readonly ConfigProblem[] };
  config_unreadable: { readonly why: string };
  environment_unknown: { readonly name: string; readonly known: readonly string[]; readonly nearest: string | null };
  environment_unnamed: { readonly known: readonly string[] };
  environment_needed: { readonly known: readonly string[] };
  parameter_unknown: {
    readonly name: string;
    readonly environment: string;
    readonly known: readonly string[];
    readonly nearest: string | null;
  };
  parameter_invalid: {
    readonly name: string;
    readonly value: string;
    /** "must be a whole number from 1 to 20" */
    readonly must: string;
    readonly nearest: string | null;
  };
  parameter_missing: { readonly name: string; readonly environment: string; readonly must: string };
  sha_differs: { readonly gated: string; readonly deployed: string };
  superseded: { readonly by: string };
  cancelled: { readonly by: string };
  nothing_to_cancel: { readonly what: string };
  cancel_which: { readonly environments: readonly string[] };
  not_yours: { readonly what: string; readonly pullRequest: number; readonly deployment: number | null };
  /** `searched`: how many deployments were looked at, where there are older ones; null: all. */
  nothing_runs: { readonly environment: string; readonly searched: number | null };
  nothing_to_roll_back: { readonly environment: string; readonly searched: number | null };
  never_succeeded: { readonly environment: string; readonly what: string; readonly searched: number | null };
  not_there: {
    readonly environment: string;
    readonly deployment: number;
    /** The environment that it is in, where Slipway knows. */
    readonly elsewhere: string | null;
    readonly searched: number | null;
  };
  not_ours: { readonly environment: string; readonly deployment: number; readonly by: string | null };
  runs_already: { readonly environment: string; readonly sha: string; readonly deployment: number };
  /** Several, or none. */
  promote_which: { readonly environment: string; readonly after: readonly string[] };
  task_unknown: { readonly task: string; readonly known: readonly string[]; readonly nearest: string | null };
  task_untold: { readonly task: string; readonly file: string };
  task_needed: { readonly known: readonly string[] };
  task_elsewhere: { readonly task: string; readonly environment: string; readonly environments: readonly string[] };
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
  team_unknown: { gate: "permission", means: "GitHub did not say whether the person is in a team that may." },
  override: { gate: "permission", means: "The person's role is too low to set gates aside with `--force`." },
  pull_request_closed: { gate: "pull request", means: "The pull request is closed or merged." },
  pull_request_draft: { gate: "pull request", means: "The pull request is a draft." },
  base_not_default: { gate: "pull request", means: "The pull request does not go into the default branch." },
  branch_deleted: { gate: "pull request", means: "The branch of the pull request is gone." },
  repository_archived: { gate: "pull request", means: "The repository is archived." },
  fork: { gate: "fork", means: "The code comes from a fork, which this environment never takes." },
  fork_by_sha: { gate: "fork", means: "Code from a fork is deployed here only when the command names its full sha." },
  commit_of_nobody: {
    gate: "fork",
    means: "The commit is on no branch or tag that the environment takes, and no open pull request's head.",
  },
  executor_missing: {
    gate: "executor",
    means: "The operator of this Slipway has no executor of that name for the repository and environment.",
  },
  executor_needs_branch: {
    gate: "executor",
    means: "The head's own copy of the workflow is to be run, and GitHub runs workflows of branches and tags only.",
  },
  sealed_not_taken: {
    gate: "executor",
    means: "Sealed values are opened for executors of the operator's only, and another one carries this out.",
  },
  sealed_unopened: {
    gate: "parameters",
    means: "A sealed value cannot be opened for this repository, environment and parameter.",
  },
  ref_not_taken: { gate: "refs", means: "The environment does not take this branch or tag." },
  ref_unreviewed: {
    gate: "refs",
    means: "The environment asks for reviews or approvals, which only a pull request has.",
  },
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
  behind: {
    gate: "up to date",
    means: "The branch is behind the default branch, and the environment takes none that is.",
  },
  review_required: { gate: "reviews", means: "The head lacks approving reviews." },
  changes_requested: { gate: "reviews", means: "A reviewer asked for changes." },
  unsigned: { gate: "signed", means: "The head commit has no signature that GitHub could verify." },
  order: { gate: "order", means: "The same code has not succeeded yet in the environments that come before." },
  order_waits: {
    gate: "order",
    means: "The same comment deploys to an environment that comes before, which is not over.",
  },
  order_behind: {
    gate: "order",
    means: "The branch is behind the default branch, and a merge would be new to the environments that come before.",
  },
  freeze: { gate: "freeze", means: "Deployments to the environment are frozen for a time." },
  timer: { gate: "timer", means: "The GitHub Environment has a wait timer, which has not run out." },
  approvals_missing: { gate: "approvals", means: "The environment asks for approvals of other people." },
  nothing_to_approve: { gate: "approvals", means: "Nothing waits there that could be approved or rejected." },
  approve_which: {
    gate: "approvals",
    means: "Several deployments wait for approvals, and the command does not say which is meant.",
  },
  approver_not_another: {
    gate: "approvals",
    means: "Who asked for it, wrote the pull request or pushed the head cannot approve it.",
  },
  approver_unlisted: { gate: "approvals", means: "The environment takes approvals of certain people only." },
  approved_already: { gate: "approvals", means: "One person's approvals count once." },
  pusher_unknown: { gate: "approvals", means: "GitHub did not say who pushed the head, who cannot approve it." },
  rejected: { gate: "approvals", means: "Somebody who was asked to approve it rejected it." },
  locked: { gate: "lock", means: "The environment is held for another pull request." },
  not_locked: { gate: "lock", means: "Nobody holds the environment, so that there is nothing to unlock." },
  replaced: { gate: "queue", means: "A later request took its place in a line that has one place." },
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
  environment_needed: { gate: "configuration", means: "The command names no environment, and takes none by default." },
  parameter_unknown: { gate: "parameters", means: "The environment has no parameter of this name." },
  parameter_invalid: { gate: "parameters", means: "The parameter does not take this value." },
  parameter_missing: { gate: "parameters", means: "A parameter without a default was not given." },
  sha_differs: { gate: "head", means: "GitHub's deployment has another sha than the one that was gated." },
  superseded: { gate: "request", means: "A later comment asked for the same environment." },
  cancelled: { gate: "request", means: "Somebody cancelled it." },
  nothing_to_cancel: { gate: "request", means: "Nothing waits or runs that could be cancelled." },
  cancel_which: {
    gate: "request",
    means: "Several deployments wait or run, and the command does not say which to cancel.",
  },
  not_yours: { gate: "request", means: "What runs there belongs to another pull request." },
  nothing_runs: { gate: "history", means: "Nothing runs in the environment." },
  nothing_to_roll_back: {
    gate: "history",
    means: "No deployment of Slipway's has succeeded there before what runs now.",
  },
  never_succeeded: { gate: "history", means: "What the command names has not succeeded in the environment." },
  not_there: { gate: "history", means: "The deployment that the command names is not one to the environment." },
  not_ours: { gate: "history", means: "Another tool made the deployment, so that nothing vouches for its success." },
  runs_already: { gate: "history", means: "What the command names is what runs there." },
  promote_which: {
    gate: "configuration",
    means: "The environment comes after none or several others, and the command does not say from which to promote.",
  },
  task_unknown: { gate: "configuration", means: "slipway.yml names no such task." },
  task_untold: { gate: "executor", means: "The workflow has no input that tells it of the task, and would deploy." },
  task_needed: { gate: "configuration", means: "The command names no task." },
  task_elsewhere: { gate: "configuration", means: "The task may not run in this environment." },
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
