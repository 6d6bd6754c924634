// Workflows of GitHub Actions, and the runs that were dispatched of them.
import type { CheckConclusion } from "./checks.ts";

export interface WorkflowInput {
  readonly required?: boolean;
  readonly default?: string;
}

/** Of one job, the same on every branch. */
export interface Workflow {
  readonly id: number;
  readonly nodeId: string;
  readonly name: string;
  /** Its name in .github/workflows: "deploy.yml". */
  readonly file: string;
  /** What `workflow_dispatch` takes, by name; null: that does not start it. */
  readonly inputs: Readonly<Record<string, WorkflowInput>> | null;
  /** As the file writes it: "deploy ${{ inputs.deployment_id }}". */
  readonly runName: string | null;
  /** `environment:` of its job, as the file writes it; null: it names none. */
  readonly environment: string | null;
  state: "active" | "disabled_manually";
  readonly createdAt: string;
}

export interface WorkflowRun {
  readonly id: number;
  readonly nodeId: string;
  readonly workflow: Workflow;
  readonly number: number;
  readonly title: string;
  /** The name of the branch or tag that it was dispatched on. */
  readonly branch: string;
  readonly sha: string;
  readonly inputs: Readonly<Record<string, string>>;
  readonly actor: string;
  status: "queued" | "in_progress" | "completed";
  conclusion: CheckConclusion | null;
  readonly createdAt: string;
  updatedAt: string;
}
