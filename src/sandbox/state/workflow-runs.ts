// Runs of workflows: begun, completed and cancelled, with the check run of their job and the deployment of its `environment:`.
import { actionsApp, actionsBot } from "./actions-app.ts";
import { createCheckRun, suiteOf, updateCheckRun } from "./check-runs.ts";
import { createDeploymentStatus } from "./deployment-statuses.ts";
import { recordDeployment } from "./deployments.ts";
import type { CheckConclusion, DeploymentState, Repository, State, WorkflowRun } from "./model.ts";
import { timestamp } from "./time.ts";
import { withInputs } from "./workflows.ts";

/** A second call changes nothing. */
export function beginRun(state: State, repository: Repository, run: WorkflowRun): void {
  if (run.status !== "queued") return;
  const { id, sha, workflow } = run;
  move(state, repository, { run, status: "in_progress" });
  const suite = { id, event: "workflow_dispatch", name: workflow.name };
  const job = { sha, name: workflow.name, status: "in_progress", app: actionsApp, workflowRun: suite } as const;
  createCheckRun(state, repository, { ...job, by: actionsBot });
  openEnvironment(state, repository, run);
}

/** A run whose job never began leaves neither a check run nor a deployment. A second call changes nothing. */
export function completeRun(
  state: State,
  repository: Repository,
  { run, conclusion }: { readonly run: WorkflowRun; readonly conclusion: CheckConclusion },
): void {
  if (run.status === "completed") return;
  for (const check of repository.checkRuns.filter((one) => suiteOf(repository, one).workflowRun?.id === run.id))
    updateCheckRun(state, repository, { run: check, fields: { conclusion }, by: actionsBot });
  for (const deployment of repository.deployments.filter(({ workflowRun }) => workflowRun === run.id))
    createDeploymentStatus(state, repository, { deployment, state: outcomeOf(conclusion), by: actionsBot });
  move(state, repository, { run, status: "completed", conclusion });
}

/** https://docs.github.com/actions/reference/workflows-and-actions/deployments-and-environments */
function openEnvironment(
  state: State,
  repository: Repository,
  { id, workflow, inputs, branch, sha }: WorkflowRun,
): void {
  if (workflow.environment === null) return;
  const environment = withInputs(workflow.environment, inputs);
  const made = { environment, ref: branch, sha, workflowRun: id, by: actionsBot };
  const deployment = recordDeployment(state, repository, made);
  createDeploymentStatus(state, repository, { deployment, state: "in_progress", by: actionsBot });
}

function outcomeOf(conclusion: CheckConclusion): DeploymentState {
  if (conclusion === "success" || conclusion === "neutral") return "success";
  return conclusion === "failure" || conclusion === "timed_out" ? "failure" : "error";
}

interface Move {
  readonly run: WorkflowRun;
  readonly status: "in_progress" | "completed";
  readonly conclusion?: CheckConclusion;
}

function move(state: State, repository: Repository, { run, status, conclusion }: Move): void {
  run.status = status;
  run.conclusion = conclusion ?? null;
  run.updatedAt = timestamp(state);
  state.events.emit({ name: "workflow_run", action: status, repository, run, sender: run.actor });
}
