// A run: one deployment that an executor of ours carries out, from the order to its end.
import type { Environment } from "./environment.ts";
import type { Order } from "./order.ts";
import type { Report } from "./report.ts";
import type { Repository } from "./repository.ts";
import type { Sealed } from "./sealed.ts";

/**
 * `waiting`: another deployment runs in its environment. `ordered`: the executor was asked, or is about to be. `running`:
 * it has begun. `over`: nothing of it goes on any more.
 */
export type RunStage = "waiting" | "ordered" | "running" | "over";

/** A report with the time when it came, by Slipway's clock, ISO 8601. */
export interface HeardReport extends Report {
  readonly at: string;
}

export interface Run {
  /** Of the repository and the deployment: "11/4301". */
  readonly id: string;
  readonly repository: Repository;
  readonly repositoryUrl: string;
  /** GraphQL's id of the deployment. */
  readonly deploymentNodeId: string;
  /** Without where to report: that is for the executor alone. */
  readonly order: Omit<Order, "report" | "sealed">;
  /** Not opened: that is done while the order is handed over, and kept nowhere. */
  readonly sealed: Sealed;
  readonly environment: Environment;
  /** The request whose deployment it is; null: another tool made it. */
  readonly request: string | null;
  readonly createdAt: string;
  readonly stage: RunStage;
  /** The last report that counts. It may be an end while `stage` is not `over`: cancelled, and not stopped yet. */
  readonly heard: HeardReport | null;
  /** Reports that GitHub does not have yet, in their order. */
  readonly unwritten: readonly HeardReport[];
  /** When GitHub was asked to take them; null: it was not, or has answered. */
  readonly writingAt: string | null;
  /** When the executor was last asked to start: it is not asked again before it was looked for. */
  readonly orderedAt: string | null;
  /** Of the last report, or output. */
  readonly heardAt: string;
  /** By which the executor finds it again: what it gave, as JSON. */
  readonly handle: unknown;
  /** The run of GitHub Actions that carries it out, by its id. */
  readonly workflowRun: number | null;
  /** Node ids of the deployments that it takes the place of when it succeeds. */
  readonly replaces: readonly string[];
  /** Who asked to stop it, and when; `by` is null where it was silent for too long. */
  readonly stopping: { readonly by: string | null; readonly at: string } | null;
  /** Printed, and not kept yet: it may be the beginning of a secret. */
  readonly held: string;
  /** Whether it has printed anything. */
  readonly hasLog: boolean;
  /** A job of its workflow names its `environment:`, which makes a deployment of its own. */
  readonly doubled: boolean;
}

export const runId = (repository: number, deployment: number): string => `${repository}/${deployment}`;

/** Nothing is expected of it any more. */
export const isSettledRun = ({ stage, unwritten }: Run): boolean => stage === "over" && unwritten.length === 0;
