// Runs of workflows: read and cancelled.
import type { WorkflowRun } from "../state/model.ts";
import { completeRun } from "../state/workflow-runs.ts";
import { toWorkflowRunJson } from "../wire/workflow-run.ts";
import { type Answer, type AskedInRepository, ok } from "./asked.ts";
import { notFound, Refusal } from "./refusal.ts";
import { type Route, route } from "./route.ts";

function runOf({ repository, params }: AskedInRepository): WorkflowRun {
  const found = repository.workflowRuns.find(({ id }) => id === params["run_id"]);
  if (!found) throw notFound();
  return found;
}

/** At once, where GitHub takes a while. */
function cancel(asked: AskedInRepository): Answer {
  const run = runOf(asked);
  if (run.status === "completed") throw new Refusal(409, "Cannot cancel a workflow run that is completed.");
  completeRun(asked.state, asked.repository, { run, conclusion: "cancelled" });
  return { status: 202, body: {} };
}

export const workflowRunRoutes: readonly Route[] = [
  route("GET /actions/runs/{run_id}", "actions:read", (asked) =>
    ok(toWorkflowRunJson(asked.wire, asked.repository, runOf(asked))),
  ),
  route("POST /actions/runs/{run_id}/cancel", "actions:write", cancel),
];
