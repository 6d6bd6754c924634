// What the flows ask of those who carry deployments out, and the addresses that are given away.
import type { Duration } from "../../domain/duration.ts";
import type { Environment } from "../../domain/environment.ts";
import type { Order } from "../../domain/order.ts";
import type { Report } from "../../domain/report.ts";
import type { Repository } from "../../domain/repository.ts";
import type { Run } from "../../domain/run.ts";

/** Addresses that Slipway gives away. */
export interface Links {
  /** Of a deployment in GitHub's API. */
  deployment(repository: Repository, id: number): string;
  /** Where a run is reported on, with a token that is good for it alone. */
  report(run: string): Order["report"];
  /** Where its log can be read, for as long as the link is good; null where that is shown to nobody. */
  log(run: Run): string | null;
}

/** Those that this Slipway has. */
export interface Executors {
  /** What must never be shown of a run; the same arrays each time. */
  secretsOf(run: Run): Secrets;
  /** Who carries out deployments to an environment of a repository; null: other tools do. */
  find(environment: Environment, repository: Repository): FoundExecutor | null;
}

export interface Secrets {
  readonly values: readonly string[];
  readonly patterns: readonly RegExp[];
}

export type FoundExecutor =
  | {
      readonly executor: Executor;
      /** How long it may be silent: the shorter of this and the environment's own counts. */
      readonly timeout: Duration | null;
    }
  /** The operator has none of this name for this repository and environment. */
  | { readonly missing: string };

/** Carries deployments out. It reports, and never writes a status. One contract suite runs against all of them. */
export interface Executor {
  /**
   * Asks for the order to be carried out; a second call for the same order starts nothing twice: what is started already
   * is found and answered. Throws a transient `Fault` where it is worth another try; whatever cannot be started is an
   * `error` report. Right before it asks, it has remembered by what it will find again what it asked for.
   */
  start(run: Run, order: Order, remember: RememberRun): Promise<Started>;
  /** How it stands now, where the executor can tell; null: nothing new. Also after a restart. */
  observe(run: Run): Promise<Observed | null>;
  /** Asks it to stop; a second call changes nothing. False: it cannot be stopped, and may still run. */
  cancel?(run: Run): Promise<boolean>;
}

export interface Observed extends Report {
  /** The run of GitHub Actions, where it was not known before. */
  readonly workflowRun?: number;
}

/** Keeps a handle, and that the executor is asked now. Throws where another process went on with the run: nothing is asked then. */
export type RememberRun = (handle: unknown) => Promise<void>;

export interface Started {
  /** By which `observe` and `cancel` find it again: plain JSON. */
  readonly handle: unknown;
  /** The run of GitHub Actions, where that is what carries it out. */
  readonly workflowRun?: number;
  readonly report: Report;
}
