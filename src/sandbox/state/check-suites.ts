// Check suites: one per App and commit, and what their runs make of them.
import { newIdentity } from "./ids.ts";
import { installationFor } from "./installations.ts";
import type { App, CheckConclusion, CheckRun, CheckSuite, Repository, State } from "./model.ts";
import { timestamp } from "./time.ts";

export interface NewSuite {
  readonly sha: string;
  readonly headBranch: string | null;
  readonly app: CheckSuite["app"];
  readonly workflowRun?: CheckSuite["workflowRun"];
}

/** The suite of this App, commit and workflow run: created once. */
export function ensureSuite(state: State, repository: Repository, input: NewSuite): CheckSuite {
  const run = input.workflowRun ?? null;
  const known = repository.suites.find(
    (suite) => suite.sha === input.sha && suite.app.id === input.app.id && suite.workflowRun?.id === run?.id,
  );
  if (known) return known;
  const now = timestamp(state);
  const suite: CheckSuite = {
    ...newIdentity(state, "CheckSuite"),
    sha: input.sha,
    headBranch: input.headBranch,
    app: { id: input.app.id, slug: input.app.slug },
    workflowRun: run,
    createdAt: now,
    updatedAt: now,
  };
  repository.suites.push(suite);
  return suite;
}

/** On every push GitHub opens a suite for each App that may write checks, whether the App uses it or not. */
export function openSuites(state: State, repository: Repository, head: Pick<NewSuite, "sha" | "headBranch">): void {
  for (const app of state.apps.values()) {
    if (!writesChecks(state, repository, app)) continue;
    const suites = repository.suites.length;
    const suite = ensureSuite(state, repository, { ...head, app });
    if (repository.suites.length === suites) continue;
    const sender = `${app.slug}[bot]`;
    state.events.emit({ name: "check_suite", action: "requested", repository, suite, sender });
  }
}

const writesChecks = (state: State, repository: Repository, app: App): boolean =>
  installationFor(state, repository, app)?.permissions["checks"] === "write";

export const runsOf = ({ checkRuns }: Repository, suite: CheckSuite): CheckRun[] =>
  checkRuns.filter((run) => run.suite === suite.id);

/** Newest per name: a rerun replaces the run before it. */
export const latestRuns = (repository: Repository, suite: CheckSuite): CheckRun[] => [
  ...new Map(runsOf(repository, suite).map((run) => [run.name, run])).values(),
];

/** Worst first: the worst of the runs is the suite's. */
const severity: readonly CheckConclusion[] = [
  "startup_failure",
  "failure",
  "timed_out",
  "cancelled",
  "action_required",
  "stale",
  "success",
  "neutral",
  "skipped",
];

export interface SuiteState {
  readonly status: "queued" | "in_progress" | "completed";
  readonly conclusion: CheckConclusion | null;
}

export function suiteState(repository: Repository, suite: CheckSuite): SuiteState {
  const runs = latestRuns(repository, suite);
  if (runs.every(({ status }) => status === "queued")) return { status: "queued", conclusion: null };
  if (runs.some(({ status }) => status !== "completed")) return { status: "in_progress", conclusion: null };
  const conclusion = severity.find((word) => runs.some((run) => run.conclusion === word)) ?? null;
  return { status: "completed", conclusion };
}
