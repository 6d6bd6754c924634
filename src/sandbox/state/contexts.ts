// What commit statuses and check runs together say of a commit.
import { latestRuns } from "./check-suites.ts";
import type { CheckRun, CheckSuite, CommitStatus, Repository } from "./model.ts";

export type Context =
  | { readonly kind: "status"; readonly name: string; readonly word: string; readonly status: CommitStatus }
  | {
      readonly kind: "check_run";
      readonly name: string;
      /** The run's conclusion, or its status while it has none. */
      readonly word: string;
      readonly run: CheckRun;
      readonly suite: CheckSuite;
    };

/** Statuses newest per context, check runs newest per suite and name: two suites may repeat a name. */
export function contextsOf(repository: Repository, sha: string): Context[] {
  return [...latestStatuses(repository, sha).map(statusContext), ...checkContexts(repository, sha)];
}

export const latestStatuses = ({ statuses }: Repository, sha: string): CommitStatus[] => {
  const ofSha = statuses.filter((status) => status.sha === sha);
  return [...new Map(ofSha.map((status) => [status.context, status])).values()];
};

const statusContext = (status: CommitStatus): Context => ({
  kind: "status",
  name: status.context,
  word: status.state,
  status,
});

const checkContexts = (repository: Repository, sha: string): Context[] =>
  repository.suites
    .filter((suite) => suite.sha === sha)
    .flatMap((suite) => latestRuns(repository, suite).map((run) => checkContext(run, suite)));

const checkContext = (run: CheckRun, suite: CheckSuite): Context => ({
  kind: "check_run",
  name: run.name,
  word: run.conclusion ?? run.status,
  run,
  suite,
});

const waiting = ["pending", "queued", "in_progress"];
const green = ["success", "neutral", "skipped"];

export type Rollup = "SUCCESS" | "PENDING" | "FAILURE" | "ERROR";

/** null where nothing was ever reported. Skipped and neutral are green here, unlike for POST deployments. */
export function rollup(contexts: readonly Context[]): Rollup | null {
  const words = contexts.map(({ word }) => word);
  if (words.length === 0) return null;
  if (words.includes("error")) return "ERROR";
  if (words.some((word) => !green.includes(word) && !waiting.includes(word))) return "FAILURE";
  return words.some((word) => waiting.includes(word)) ? "PENDING" : "SUCCESS";
}
