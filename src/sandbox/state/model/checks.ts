// Commit statuses and checks.

export type CheckConclusion =
  | "action_required"
  | "cancelled"
  | "failure"
  | "neutral"
  | "success"
  | "skipped"
  | "stale"
  | "timed_out"
  | "startup_failure";

export interface CommitStatus {
  readonly id: number;
  readonly nodeId: string;
  readonly sha: string;
  readonly context: string;
  readonly state: "error" | "failure" | "pending" | "success";
  readonly description: string | null;
  readonly targetUrl: string | null;
  readonly creator: string;
  readonly createdAt: string;
}

export interface CheckSuite {
  readonly id: number;
  readonly nodeId: string;
  readonly sha: string;
  /** null where the commit came from a fork. */
  readonly headBranch: string | null;
  readonly app: { readonly id: number; readonly slug: string };
  /** The Actions run behind it, if one is: its event says who started it ("push", "deployment" …). */
  readonly workflowRun: { readonly id: number; readonly event: string; readonly name: string } | null;
  readonly createdAt: string;
  updatedAt: string;
}

/** What a check says of lines of a file, in GitHub's words. */
export interface CheckAnnotation {
  readonly path: string;
  readonly start_line: number;
  readonly end_line: number;
  readonly start_column?: number;
  readonly end_column?: number;
  readonly annotation_level: "notice" | "warning" | "failure";
  readonly message: string;
  readonly title?: string;
}

export interface CheckOutput {
  readonly title: string | null;
  readonly summary: string | null;
  readonly text: string | null;
  readonly annotations?: readonly CheckAnnotation[];
}

export interface CheckAction {
  readonly label: string;
  readonly description: string;
  readonly identifier: string;
}

export interface CheckRun {
  readonly id: number;
  readonly nodeId: string;
  readonly suite: number;
  readonly name: string;
  status: "queued" | "in_progress" | "completed";
  conclusion: CheckConclusion | null;
  detailsUrl: string | null;
  startedAt: string;
  completedAt: string | null;
  externalId: string;
  output: CheckOutput;
  actions: readonly CheckAction[];
}
