// A run of a GitHub Actions workflow, and what it means for the deployment that it carries out.
import type { DeploymentState } from "./deployment.ts";
import { excerpt } from "./excerpt.ts";
import type { Report } from "./report.ts";
import type { Run } from "./run.ts";

export interface WorkflowRun {
  readonly id: number;
  readonly url: string;
  /** GitHub's word: "queued", "in_progress", "completed", "waiting" … */
  readonly status: string;
  /** GitHub's word; null before it has completed. */
  readonly conclusion: string | null;
  /** The commit that it runs on. */
  readonly sha: string;
  /** The name of the branch or tag that it was dispatched on. */
  readonly branch: string | null;
  /** What `run-name` made of the inputs, where the workflow sets it. */
  readonly title: string;
  readonly createdAt: string;
}

const ends: Readonly<Record<string, DeploymentState>> = {
  success: "success",
  neutral: "success",
  failure: "failure",
  timed_out: "failure",
};

/** A conclusion that is not known is an error, as cancelled, skipped, stale, startup_failure and action_required are. */
export const toEnd = (conclusion: string): DeploymentState =>
  Object.hasOwn(ends, conclusion) ? (ends[conclusion] ?? "error") : "error";

export interface WorkflowReport extends Report {
  /** It runs on another commit than the one that was gated: whoever sees this cancels it. */
  readonly wrongSha?: true;
}

/** What a run of a workflow says of the run of ours that it carries out. */
export function toReport(seen: WorkflowRun, run: Pick<Run, "order" | "environment">): WorkflowReport {
  const logUrl = seen.url;
  if (isElsewhere(seen, run)) {
    return { state: "error", description: "The workflow ran on another commit", logUrl, wrongSha: true };
  }
  if (seen.status === "completed") return { ...toEnding(seen.conclusion ?? "no conclusion"), logUrl };
  if (seen.status === "in_progress") return { state: "in_progress", logUrl };
  return { state: "queued", ...(seen.status === "waiting" && { description: waits }), logUrl };
}

/** The default branch's copy of a workflow runs on the default branch, and gets the sha as an input. */
function isElsewhere({ sha }: WorkflowRun, { order, environment }: Pick<Run, "order" | "environment">): boolean {
  const { executor } = environment;
  return executor.kind === "workflow" && executor.ref === "head" && sha !== order.deployment.sha;
}

/** https://docs.github.com/actions/reference/workflows-and-actions/deployments-and-environments */
const waits = "The workflow waits for the protection of its GitHub Environment";

const sentences: Readonly<Record<string, string>> = {
  failure: "The workflow failed",
  timed_out: "The workflow timed out",
  cancelled: "The workflow was cancelled",
  skipped: "skipped: no job of the workflow ran",
  startup_failure: "startup_failure: GitHub could not start the workflow; its file may be invalid",
  action_required: "action_required: GitHub wants somebody to approve the workflow's run",
  stale: "stale: GitHub gave the workflow's run up",
};

function toEnding(conclusion: string): Report {
  const state = toEnd(conclusion);
  if (conclusion === "success") return { state };
  const known = Object.hasOwn(sentences, conclusion) ? sentences[conclusion] : undefined;
  return { state, description: known ?? `The workflow ended as ${excerpt(conclusion)}` };
}
