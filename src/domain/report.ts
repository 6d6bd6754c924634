// A report on a run, and what it does to its state: states of a deployment go forward only.
import { type DeploymentState, isFinal } from "./deployment.ts";

export interface Report {
  readonly state: DeploymentState;
  readonly description?: string;
  readonly environmentUrl?: string;
  readonly logUrl?: string;
}

const rank: Readonly<Record<DeploymentState, number>> = {
  queued: 0,
  pending: 1,
  in_progress: 2,
  success: 3,
  failure: 3,
  error: 3,
  inactive: 4,
};

/** `same` changes nothing but words and links; `backwards` changes nothing at all. */
export type Step = "forward" | "same" | "backwards";

/** After an end only `inactive` follows, and nothing after that. `before` is null where nothing was reported yet. */
export function stepTo(before: DeploymentState | null, next: DeploymentState): Step {
  if (before === null) return next === "inactive" ? "backwards" : "forward";
  if (before === next) return "same";
  if (isFinal(before)) return next === "inactive" && before !== "inactive" ? "forward" : "backwards";
  return rank[next] > rank[before] && next !== "inactive" ? "forward" : "backwards";
}
