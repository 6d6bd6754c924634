// Workflows: dispatched, and their runs listed.
import { dispatchWorkflow } from "../state/dispatch-workflow.ts";
import type { Workflow, WorkflowRun } from "../state/model.ts";
import { actorOf } from "../state/viewer.ts";
import { findWorkflow } from "../state/workflows.ts";
import { toWorkflowJson } from "../wire/workflow.ts";
import { toDispatchedJson, toWorkflowRunJson } from "../wire/workflow-run.ts";
import { type Answer, type AskedInRepository, noContent, ok, optionalText, text } from "./asked.ts";
import { paginate } from "./paginate.ts";
import { notFound, Refusal } from "./refusal.ts";
import { type Route, route } from "./route.ts";

function workflowOf({ repository, params }: AskedInRepository): Workflow {
  const found = findWorkflow(repository, String(params["workflow_id"]));
  if (!found) throw notFound();
  return found;
}

const inputsOf = ({ body }: AskedInRepository): Record<string, string> =>
  Object.fromEntries(Object.entries(body["inputs"] ?? {}).map(([name, value]) => [name, String(value)]));

function dispatch(asked: AskedInRepository): Answer {
  const { wire, state, repository, body, viewer } = asked;
  const [workflow, inputs] = [workflowOf(asked), inputsOf(asked)];
  const answer = dispatchWorkflow(state, repository, { workflow, inputs, ref: text(body["ref"]), by: actorOf(viewer) });
  if (answer.kind === "refused") throw new Refusal(422, answer.message);
  return body["return_run_details"] === true ? ok(toDispatchedJson(wire, repository, answer.run)) : noContent;
}

/** Newest first. */
function listRuns(asked: AskedInRepository): Answer {
  const { wire, repository } = asked;
  const workflow = workflowOf(asked);
  const all = repository.workflowRuns.filter((run) => run.workflow === workflow && isWanted(asked, run)).toReversed();
  const { items, headers } = paginate(asked, all);
  const runs = items.map((run) => toWorkflowRunJson(wire, repository, run));
  return ok({ total_count: all.length, workflow_runs: runs }, headers);
}

function isWanted({ query }: AskedInRepository, run: WorkflowRun): boolean {
  const is = (name: string, values: readonly unknown[]): boolean =>
    query[name] === undefined || values.includes(query[name]);
  return (
    is("event", ["workflow_dispatch"]) &&
    is("branch", [run.branch]) &&
    is("actor", [run.actor]) &&
    is("head_sha", [run.sha]) &&
    is("status", [run.status, run.conclusion]) &&
    isSince(optionalText(query["created"]), run)
  );
}

/** Of GitHub's syntax for dates what Slipway asks: https://docs.github.com/search-github/getting-started-with-searching-on-github/understanding-the-search-syntax */
function isSince(created: string | undefined, { createdAt }: WorkflowRun): boolean {
  if (created === undefined) return true;
  const since = /^>=(.+)$/.exec(created)?.[1];
  if (since === undefined) throw new Error(`The sandbox does not know created=${created}.`);
  return Date.parse(createdAt) >= Date.parse(since);
}

const path = "/actions/workflows/{workflow_id}";

export const workflowRoutes: readonly Route[] = [
  route(`GET ${path}`, "actions:read", (asked) => ok(toWorkflowJson(asked.wire, asked.repository, workflowOf(asked)))),
  route(`GET ${path}/runs`, "actions:read", listRuns),
  route(`POST ${path}/dispatches`, "actions:write", dispatch),
];
