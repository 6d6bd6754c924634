// Which runs of Actions belong to other deployments of ours, and which of those still look for theirs.
import { type Run, runId } from "../../domain/run.ts";
import type { WorkflowRun } from "../../domain/workflow-run.ts";
import type { Runs } from "../../flows/ports.ts";
import { workflowOf } from "./to-dispatch.ts";

export type KnownRuns = Pick<Runs, "get" | "ofWorkflowRun" | "unsettled">;

/** The deployment's id in a run's title, which `run-name` puts there: as a word, not as part of a sha. */
export const names = ({ title }: WorkflowRun, { order }: Run): boolean =>
  new RegExp(`\\b${order.deployment.id}\\b`).test(title);

/** Whether another deployment of ours is carried out by it. */
export async function isAnothers(runs: KnownRuns, seen: WorkflowRun, run: Run): Promise<boolean> {
  const owner = await runs.ofWorkflowRun(run.repository.id, seen.id);
  if (owner) return owner.id !== run.id;
  for (const number of numbersIn(seen.title)) {
    const other = await runs.get(runId(run.repository.id, number));
    if (other && other.id !== run.id && isOf(seen, other)) return true;
  }
  return false;
}

/** Others that asked for the same workflow, and do not know which run became of it. */
export async function rivalsOf(runs: KnownRuns, run: Run): Promise<readonly Run[]> {
  const isRival = (other: Run): boolean =>
    other.id !== run.id &&
    other.repository.id === run.repository.id &&
    other.workflowRun === null &&
    other.orderedAt !== null &&
    workflowOf(other)?.file === workflowOf(run)?.file;
  return (await runs.unsettled()).filter(isRival);
}

/** Numbers mean much: only that of a deployment that was asked for at the time is one's id. */
export const isOf = (seen: WorkflowRun, other: Run): boolean =>
  names(seen, other) && other.orderedAt !== null && isSoonAfter(seen.createdAt, other.orderedAt);

const within = 10 * 60_000;
const off = 60_000;

function isSoonAfter(created: string, ordered: string): boolean {
  const after = Date.parse(created) - Date.parse(ordered);
  return after >= -off && after <= within;
}

const mostNumbers = 10;

const numbersIn = (title: string): readonly number[] =>
  [...title.matchAll(/\b\d{1,15}\b/g)].slice(0, mostNumbers).map(([digits]) => Number(digits));
