// What operators are told: lines of the log, and counts.
import type { DeploymentState } from "../../domain/deployment.ts";
import type { Reason } from "../../domain/reasons.ts";
import type { Verdict } from "../../domain/verdict.ts";

export interface Log {
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
}

/** What operators count. A call costs no I/O and never throws; it may come twice for one thing where a job runs again. */
export interface Metrics {
  /** `event` as its sender calls it, who may be anybody. */
  delivery(event: string, outcome: DeliveryOutcome): void;
  /** Each reason counts; a `go` has none. */
  decision(verdict: Verdict["kind"], reasons: readonly Reason[]): void;
  /** A deployment of ours was made, or reached a state. */
  deployment(state: "created" | DeploymentState): void;
  request(request: CountedRequest): void;
}

/** `ignored`: it means nothing to anybody. `unsigned`: not with a secret of ours. `not_kept`: GitHub was not told 2xx. */
export type DeliveryOutcome = "taken" | "ignored" | "unsigned" | "not_kept";

/** One request to GitHub's API. */
export interface CountedRequest {
  /** Null: as the App itself. */
  readonly installation: number | null;
  readonly method: string;
  /** GitHub's template: "/repos/{owner}/{repo}/deployments". */
  readonly route: string;
  /** Null where no answer came. */
  readonly status: number | null;
  /** What is left of the limit that it counts for, where the answer says so. */
  readonly limit: { readonly resource: string; readonly remaining: number } | null;
}
