// A job that names its `environment:` makes a deployment of its own beside ours.
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
