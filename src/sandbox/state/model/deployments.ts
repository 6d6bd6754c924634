// Deployments with their statuses, and the environments they name.

export type DeploymentState = "error" | "failure" | "inactive" | "in_progress" | "queued" | "pending" | "success";

export interface DeploymentStatus {
  readonly id: number;
  readonly nodeId: string;
  readonly state: DeploymentState;
  readonly description: string;
  readonly environment: string;
  readonly environmentUrl: string;
  readonly logUrl: string;
  readonly creator: string;
  readonly createdAt: string;
}

export interface Deployment {
  readonly id: number;
  readonly nodeId: string;
  readonly sha: string;
  readonly ref: string;
  readonly task: string;
  readonly payload: Record<string, unknown> | string;
  readonly originalEnvironment: string;
  environment: string;
  readonly description: string | null;
  readonly creator: string;
  readonly transient: boolean;
  readonly production: boolean;
  /** The Actions run whose job's own `environment:` made it; null for everything else. */
  readonly workflowRun: number | null;
  readonly createdAt: string;
  updatedAt: string;
  /** In the order they were posted. */
  readonly statuses: DeploymentStatus[];
}

/** A GitHub Environment with its protection, which GitHub itself applies to jobs of Actions only. */
export interface Environment {
  readonly id: number;
  readonly nodeId: string;
  readonly name: string;
  readonly createdAt: string;
  /** Minutes. */
  waitTimer: number;
  preventSelfReview: boolean;
  /** Logins, or "organisation/team". */
  reviewers: string[];
  /** null: every branch; "protected": protected ones; else patterns with their kind. */
  branchPolicy: null | "protected" | readonly BranchPolicy[];
}

export interface BranchPolicy {
  readonly id: number;
  readonly name: string;
  readonly type: "branch" | "tag";
}
