// What happened in the sandbox, told to whoever listens: one entry per webhook event that GitHub knows.
import type {
  App,
  CheckRun,
  CheckSuite,
  Comment,
  Commit,
  CommitStatus,
  Deployment,
  DeploymentStatus,
  Installation,
  PullRequest,
  Repository,
  Review,
  WorkflowRun,
} from "./model.ts";

interface InRepository {
  readonly repository: Repository;
  /** The login of who did it. */
  readonly sender: string;
}

export interface IssueCommentEvent extends InRepository {
  readonly name: "issue_comment";
  readonly action: "created" | "edited" | "deleted";
  readonly comment: Comment;
  /** What it said before it was edited. */
  readonly before?: string;
}

export interface PullRequestEvent extends InRepository {
  readonly name: "pull_request";
  readonly action:
    | "opened"
    | "closed"
    | "reopened"
    | "edited"
    | "synchronize"
    | "labeled"
    | "ready_for_review"
    | "converted_to_draft";
  readonly pull: PullRequest;
  /** The heads, of `synchronize` only. */
  readonly before?: string;
  readonly after?: string;
  readonly label?: string;
}

export interface PushEvent extends InRepository {
  readonly name: "push";
  readonly action: null;
  /** Full name: refs/heads/main. */
  readonly ref: string;
  readonly before: string;
  readonly after: string;
  readonly forced: boolean;
  readonly commits: readonly Commit[];
}

export interface StatusEvent extends InRepository {
  readonly name: "status";
  readonly action: null;
  readonly status: CommitStatus;
}

export interface CheckRunEvent extends InRepository {
  readonly name: "check_run";
  readonly action: "created" | "completed" | "rerequested" | "requested_action";
  readonly run: CheckRun;
  readonly suite: CheckSuite;
  readonly identifier?: string;
}

export interface CheckSuiteEvent extends InRepository {
  readonly name: "check_suite";
  readonly action: "requested" | "completed";
  readonly suite: CheckSuite;
}

export interface DeploymentEvent extends InRepository {
  readonly name: "deployment";
  readonly action: "created";
  readonly deployment: Deployment;
}

export interface DeploymentStatusEvent extends InRepository {
  readonly name: "deployment_status";
  readonly action: "created";
  readonly deployment: Deployment;
  readonly status: DeploymentStatus;
}

export interface WorkflowRunEvent extends InRepository {
  readonly name: "workflow_run";
  readonly action: "requested" | "in_progress" | "completed";
  readonly run: WorkflowRun;
}

export interface ReviewEvent extends InRepository {
  readonly name: "pull_request_review";
  readonly action: "submitted" | "dismissed";
  readonly pull: PullRequest;
  readonly review: Review;
}

export interface RepositoryEvent extends InRepository {
  readonly name: "repository";
  readonly action: "renamed" | "archived" | "unarchived" | "created";
  /** Its name before it was renamed. */
  readonly before?: string;
}

export interface InstallationEvent {
  readonly name: "installation";
  readonly action: "created" | "deleted" | "suspend" | "unsuspend" | "new_permissions_accepted";
  readonly installation: Installation;
  readonly sender: string;
}

export interface InstallationRepositoriesEvent {
  readonly name: "installation_repositories";
  readonly action: "added" | "removed";
  readonly installation: Installation;
  readonly repositories: readonly Repository[];
  readonly sender: string;
}

export interface PingEvent {
  readonly name: "ping";
  readonly action: null;
  readonly app: App;
}

export type SandboxEvent =
  | IssueCommentEvent
  | PullRequestEvent
  | PushEvent
  | StatusEvent
  | CheckRunEvent
  | CheckSuiteEvent
  | DeploymentEvent
  | DeploymentStatusEvent
  | WorkflowRunEvent
  | ReviewEvent
  | RepositoryEvent
  | InstallationEvent
  | InstallationRepositoriesEvent
  | PingEvent;

export interface EventSink {
  emit(event: SandboxEvent): void;
  /** Listeners are called at once, in the order they came, before the operation returns. */
  subscribe(listener: (event: SandboxEvent) => void): void;
}

export function createEventSink(): EventSink {
  const listeners: ((event: SandboxEvent) => void)[] = [];
  return {
    emit: (event) => {
      for (const listener of listeners) listener(event);
    },
    subscribe: (listener) => {
      listeners.push(listener);
    },
  };
}
