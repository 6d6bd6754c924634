// Runs of workflows, as their webhooks tell them: without the inputs.
import type { WorkflowRunEvent } from "../state/events.ts";
import type { Json, Wire } from "../wire/wire.ts";
import { toWorkflowJson } from "../wire/workflow.ts";
import { toWorkflowRunJson } from "../wire/workflow-run.ts";

export const toWorkflowPart = (wire: Wire, { repository, run }: WorkflowRunEvent): Json => ({
  workflow: toWorkflowJson(wire, repository, run.workflow),
  workflow_run: toWorkflowRunJson(wire, repository, run),
});
