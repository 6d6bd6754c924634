// workflow_dispatch: a run of a workflow, or what GitHub has against it.
import type { Actor } from "./actor.ts";
import { newIdentity } from "./ids.ts";
import type { Repository, State, Workflow, WorkflowRun } from "./model.ts";
import { type ResolvedRef, resolveRef } from "./refs.ts";
import { timestamp } from "./time.ts";
import { withInputs } from "./workflows.ts";

export interface Dispatch {
  readonly workflow: Workflow;
  readonly ref: string;
  readonly inputs: Readonly<Record<string, string>>;
  readonly by: Actor;
}

export type DispatchAnswer =
  | { readonly kind: "dispatched"; readonly run: WorkflowRun }
  | { readonly kind: "refused"; readonly message: string };

/** https://docs.github.com/rest/actions/workflows#create-a-workflow-dispatch-event */
export function dispatchWorkflow(state: State, repository: Repository, dispatch: Dispatch): DispatchAnswer {
  const ref = resolveRef(repository, dispatch.ref);
  if (!ref || !["branch", "tag"].includes(ref.kind)) return refused(`No ref found for: ${dispatch.ref}`);
  const message = refusalOf(dispatch);
  return message === null
    ? { kind: "dispatched", run: addRun(state, repository, { dispatch, ref }) }
    : refused(message);
}

const refused = (message: string): DispatchAnswer => ({ kind: "refused", message });

/** The sentences are GitHub's: https://github.com/peter-evans/slash-command-dispatch/pull/115 has one of them. */
function refusalOf({ workflow, inputs: given }: Dispatch): string | null {
  const { inputs, state } = workflow;
  if (state !== "active") return "Cannot trigger a 'workflow_dispatch' on a disabled workflow";
  if (!inputs) return "Workflow does not have 'workflow_dispatch' trigger";
  const unexpected = Object.keys(given).filter((name) => !Object.hasOwn(inputs, name));
  if (unexpected.length > 0) return `Unexpected inputs provided: ${JSON.stringify(unexpected)}`;
  const missing = Object.keys(inputs).find((name) => inputs[name]?.required && !given[name] && !inputs[name]?.default);
  return missing === undefined ? null : `Required input '${missing}' not provided`;
}

function addRun(state: State, repository: Repository, asked: { dispatch: Dispatch; ref: ResolvedRef }): WorkflowRun {
  const { workflow, inputs: given, by } = asked.dispatch;
  const defaults = Object.entries(workflow.inputs ?? {}).map(([name, input]) => [name, input.default ?? ""]);
  const inputs = { ...Object.fromEntries(defaults), ...given };
  const run: WorkflowRun = {
    ...newIdentity(state, "WorkflowRun"),
    workflow,
    number: repository.workflowRuns.filter((other) => other.workflow === workflow).length + 1,
    title: workflow.runName === null ? workflow.name : withInputs(workflow.runName, inputs),
    branch: asked.ref.name,
    sha: asked.ref.sha,
    inputs,
    actor: by.login,
    status: "queued",
    conclusion: null,
    createdAt: timestamp(state),
    updatedAt: timestamp(state),
  };
  repository.workflowRuns.push(run);
  state.events.emit({ name: "workflow_run", action: "requested", repository, run, sender: run.actor });
  return run;
}
