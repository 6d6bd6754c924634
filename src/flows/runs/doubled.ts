// A job that names its `environment:` makes a deployment of its own beside ours, which it may retire.
import type { DeploymentStatus } from "../../domain/deployment.ts";
import type { DeploymentJob } from "../jobs.ts";
import type { Ports } from "../ports.ts";
import { writeSoon } from "./record-report.ts";

/** The card of the deployment that the workflow carries out says so, and how to mend it. */
export async function noteDouble(ports: Ports, { repository }: DeploymentJob, workflowRun: number): Promise<void> {
  const run = await ports.store.runs.ofWorkflowRun(repository.id, workflowRun);
  if (!run || run.doubled) return;
  const noted = await ports.store.runs.change(run.id, (now) => ({ run: { ...now, doubled: true } }));
  if (noted) await writeSoon(ports, noted);
}

/** Who retires deployments when a job's own has succeeded. */
const actions = "github-actions[bot]";

/** True: what the job's deployment retired is said to have succeeded once more. */
export async function keepActive(ports: Ports, id: string, { by }: DeploymentStatus): Promise<boolean> {
  const run = await ports.store.runs.get(id);
  if (!run?.doubled || by !== actions || run.heard?.state !== "success") return false;
  const { heard } = run;
  const again = { ...heard, at: ports.clock.now().toISOString() };
  const kept = await ports.store.runs.change(id, (now) => ({ run: { ...now, heard: again, unwritten: [again] } }));
  if (kept) await writeSoon(ports, kept);
  return true;
}
