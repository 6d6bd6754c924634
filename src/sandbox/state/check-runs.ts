// Check runs: created and moved on by the App that owns their suite.
import type { Actor } from "./actor.ts";
import { ensureSuite, type NewSuite, suiteState } from "./check-suites.ts";
import { newIdentity } from "./ids.ts";
import type { CheckRun, CheckSuite, Repository, State } from "./model.ts";
import { timestamp } from "./time.ts";

/** What may be said of a run, at first and later. */
export type CheckRunFields = Partial<Pick<CheckRun, "status" | "detailsUrl" | "externalId" | "actions">> & {
  readonly conclusion?: CheckRun["conclusion"];
  readonly startedAt?: string;
  readonly completedAt?: string | null;
  readonly output?: CheckRun["output"];
};

export interface NewCheckRun extends CheckRunFields {
  readonly sha: string;
  readonly name: string;
  readonly app: NewSuite["app"];
  readonly workflowRun?: CheckSuite["workflowRun"];
  readonly by: Actor;
}

/** With a conclusion it is completed, as GitHub sees it. */
export function createCheckRun(state: State, repository: Repository, input: NewCheckRun): CheckRun {
  const suite = ensureSuite(state, repository, { ...input, headBranch: branchAt(repository, input.sha) });
  const run: CheckRun = {
    ...newIdentity(state, "CheckRun"),
    suite: suite.id,
    name: input.name,
    status: "queued",
    conclusion: null,
    detailsUrl: null,
    startedAt: input.startedAt ?? timestamp(state),
    completedAt: null,
    externalId: "",
    output: { title: null, summary: null, text: null },
    actions: [],
  };
  repository.checkRuns.push(run);
  applyFields(state, run, input);
  tell(state, repository, { run, suite, action: "created", by: input.by });
  if (run.status === "completed") tellCompleted(state, repository, { run, suite, by: input.by });
  return run;
}

export function updateCheckRun(
  state: State,
  repository: Repository,
  input: { readonly run: CheckRun; readonly fields: CheckRunFields; readonly by: Actor },
): CheckRun {
  const { run, fields, by } = input;
  const wasCompleted = run.status === "completed";
  applyFields(state, run, fields);
  const suite = suiteOf(repository, run);
  if (run.status === "completed" && !wasCompleted) tellCompleted(state, repository, { run, suite, by });
  return run;
}

export function suiteOf({ suites }: Repository, run: CheckRun): CheckSuite {
  const suite = suites.find(({ id }) => id === run.suite);
  if (!suite) throw new Error(`The sandbox has no check suite ${run.suite}.`);
  return suite;
}

/** Someone presses one of the buttons that the run offers. */
export function requestAction(
  state: State,
  repository: Repository,
  input: { readonly run: CheckRun; readonly identifier: string; readonly by: Actor },
): void {
  const { run, identifier } = input;
  const asked = { repository, run, identifier, suite: suiteOf(repository, run), sender: input.by.login };
  state.events.emit({ name: "check_run", action: "requested_action", ...asked });
}

function branchAt({ branches }: Repository, sha: string): string | null {
  return [...branches].find(([, head]) => head === sha)?.[0] ?? null;
}

function applyFields(state: State, run: CheckRun, fields: CheckRunFields): void {
  run.conclusion = fields.conclusion ?? run.conclusion;
  run.status = fields.conclusion ? "completed" : (fields.status ?? run.status);
  if (run.status !== "completed") run.conclusion = null;
  run.completedAt = run.status === "completed" ? (fields.completedAt ?? run.completedAt ?? timestamp(state)) : null;
  run.detailsUrl = fields.detailsUrl ?? run.detailsUrl;
  run.externalId = fields.externalId ?? run.externalId;
  run.output = fields.output ?? run.output;
  run.actions = fields.actions ?? run.actions;
}

interface Told {
  readonly run: CheckRun;
  readonly suite: CheckSuite;
  readonly by: Actor;
}

function tell(state: State, repository: Repository, told: Told & { action: "created" | "completed" }): void {
  const { run, suite, action, by } = told;
  suite.updatedAt = timestamp(state);
  state.events.emit({ name: "check_run", action, repository, run, suite, sender: by.login });
}

function tellCompleted(state: State, repository: Repository, told: Told): void {
  tell(state, repository, { ...told, action: "completed" });
  if (suiteState(repository, told.suite).status !== "completed") return;
  const { suite, by } = told;
  state.events.emit({ name: "check_suite", action: "completed", repository, suite, sender: by.login });
}
