// The jobs that deliveries shrink to: plain data that survives a queue.
import type { Deployment, DeploymentStatus } from "../domain/deployment.ts";
import type { Command, ParsedComment } from "../domain/command.ts";
import type { EnvironmentLock } from "../domain/lock.ts";
import type { Repository } from "../domain/repository.ts";
import type { Actor, CommentRef } from "../domain/request.ts";
import type { WorkflowRun } from "../domain/workflow-run.ts";

export interface PullRequestRef {
  readonly number: number;
  readonly nodeId: string;
}

/** A comment with commands, or with lines that were meant as commands. */
export interface CommentJob {
  readonly kind: "comment";
  readonly repository: Repository;
  readonly pullRequest: PullRequestRef;
  readonly actor: Actor;
  readonly comment: CommentRef;
  readonly parsed: Exclude<ParsedComment, { kind: "nothing" }>;
}

/** Two seconds after a command arrived: say that it was seen, unless a card says it already. */
export interface AcknowledgeJob {
  readonly kind: "acknowledge";
  readonly repository: Repository;
  readonly actor: string;
  readonly comment: CommentRef;
}

/** Look at a request again. */
export interface AdvanceJob {
  readonly kind: "advance";
  readonly request: string;
}

/** Somebody joined or left the line for an environment before a request. */
export interface SayPlaceJob {
  readonly kind: "say_place";
  readonly request: string;
}

/** A later request takes the place of one that waits for its turn. */
export interface ReplaceJob {
  readonly kind: "replace";
  readonly request: string;
  /** The address of the later comment. */
  readonly by: string;
  readonly pullRequest: number;
}

/** Somebody cancelled a request. */
export interface CancelJob {
  readonly kind: "cancel";
  readonly request: string;
  /** A login. */
  readonly by: string;
}

/** A head came to be that may change slipway.yml: say on it what is wrong. */
export interface CheckConfigJob {
  readonly kind: "check_config";
  readonly repository: Repository;
  readonly sha: string;
}

/** Two minutes after a deployment was created: say so if nobody picked it up. */
export interface UnclaimedJob {
  readonly kind: "unclaimed";
  readonly request: string;
}

/** Ask GitHub how a deployment stands. */
export interface ObserveJob {
  readonly kind: "observe";
  readonly request: string;
}

/** Bring the card of a request up to date. */
export interface AnnotateJob {
  readonly kind: "annotate";
  readonly request: string;
}

/** The deployment is of another commit than the gated one: end it. */
export interface DisownJob {
  readonly kind: "disown";
  readonly request: string;
}

/** A deployment, anybody's, was created or got a status. */
export interface DeploymentJob {
  readonly kind: "deployment";
  readonly repository: Repository;
  readonly repositoryUrl: string;
  readonly deployment: Omit<Deployment, "active" | "request"> & { readonly creator: string };
  /** An object of the tool's that made it; {} where it gave text. */
  readonly payload?: Readonly<Record<string, unknown>>;
  readonly status: DeploymentStatus | null;
  /** The workflow run of which a job names its `environment:`, for which Actions made it; null: something else made it. */
  readonly byActions: number | null;
}

/** Have a deployment carried out. */
export interface StartRunJob {
  readonly kind: "start_run";
  readonly run: string;
}

/** Tell GitHub what was reported on a run. */
export interface WriteRunJob {
  readonly kind: "write_run";
  readonly run: string;
}

/** Ask the executor how a run stands; end one that is silent. */
export interface ObserveRunJob {
  readonly kind: "observe_run";
  readonly run: string;
}

/** Somebody cancelled a deployment that an executor of ours carries out. */
export interface CancelRunJob {
  readonly kind: "cancel_run";
  readonly run: string;
  /** A login. */
  readonly by: string;
}

/** GitHub told how the run of Actions stands that carries a deployment out. */
export interface WorkflowRunJob {
  readonly kind: "workflow_run";
  /** Of ours. */
  readonly run: string;
  readonly workflowRun: WorkflowRun;
}

/** Locks of which the time is over, or will be when this job is due. */
export interface ExpireLocksJob {
  readonly kind: "expire_locks";
}

/** A pull request may be closed: what was locked for it is given back. */
export interface UnlockClosedJob {
  readonly kind: "unlock_closed";
  readonly repository: Repository;
  readonly pullRequest: number;
}

/** Somebody took another pull request's lock away. */
export interface TellFormerJob {
  readonly kind: "tell_former";
  readonly former: EnvironmentLock;
  /** A login. */
  readonly by: string;
  /** Of the comment. */
  readonly url: string;
  readonly reason: string;
  /** The number of the pull request that holds it now; null: nobody does. */
  readonly heldFor: number | null;
}

/** Somebody gave a command on a page: leave a comment that says so, and do what that says. */
export interface ActJob {
  readonly kind: "act";
  /** Of the form: the same one a second time is the same command. */
  readonly nonce: string;
  readonly repository: Repository;
  readonly pullRequest: PullRequestRef;
  readonly actor: Actor;
  readonly command: Command;
  /** By our clock: whatever was pushed later, they have not seen. */
  readonly askedAt: string;
}

/** Read the history of an environment on, by one page: the index has only a part of it. */
export interface IndexJob {
  readonly kind: "index";
  readonly repository: Repository;
  readonly environment: string;
}

export type Job =
  | CommentJob
  | AcknowledgeJob
  | AdvanceJob
  | SayPlaceJob
  | ReplaceJob
  | CancelJob
  | CheckConfigJob
  | UnclaimedJob
  | ObserveJob
  | AnnotateJob
  | DisownJob
  | DeploymentJob
  | StartRunJob
  | WriteRunJob
  | ObserveRunJob
  | CancelRunJob
  | WorkflowRunJob
  | ExpireLocksJob
  | UnlockClosedJob
  | TellFormerJob
  | ActJob
  | IndexJob;

/** Jobs of one key run one after another, in the order they were sent. */
export const pullRequestKey = (repository: Repository, pullRequest: number): string =>
  `${repository.id}/pull/${pullRequest}`;

/** The start of a run stands behind nothing else: it may take its time. */
export const runKey = (run: string): string => `run ${run}`;

/** To look after a run, or to stop it, must not wait for a start that is tried again and again. */
export const watchKey = (run: string): string => `watch ${run}`;

/** One page after another. */
export const indexKey = (repository: Repository, environment: string): string =>
  `${repository.id}/index/${environment.toLowerCase()}`;

/** Locks whose time is over are looked after one time after another. */
export const locksKey = "locks";
