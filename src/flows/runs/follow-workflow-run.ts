// What GitHub tells of a workflow's run that carries a deployment out.
import { Fault, isWorthAnotherTry } from "../../domain/fault.ts";
import type { Run } from "../../domain/run.ts";
import { toReport } from "../../domain/workflow-run.ts";
import type { WorkflowRunJob } from "../jobs.ts";
import type { Ports } from "../ports.ts";
import { record } from "./record-report.ts";

/** Events come in any order, and twice: the run's own state goes forward only. */
export async function followWorkflowRun(ports: Ports, { run: id, workflowRun }: WorkflowRunJob): Promise<void> {
  const run = await ports.store.runs.get(id);
  if (!run || run.stage === "over") return;
  const { wrongSha, ...report } = toReport(workflowRun, run);
  // Nobody gated what it runs on.
  if (wrongSha && workflowRun.status !== "completed") await cancel(ports, run, workflowRun.id);
  await record(ports, id, { report });
}

/** Where GitHub does not let us, its end is told all the same. */
async function cancel({ github, log }: Ports, run: Run, workflowRun: number): Promise<void> {
  try {
    await github.cancelWorkflowRun(run.repository, workflowRun);
  } catch (error) {
    if (!(error instanceof Fault) || isWorthAnotherTry(error)) throw error;
    log.error({ err: error, run: run.id }, "workflow's run not cancelled");
  }
}
