// Which flow does which job, and what becomes of a job that fails.
import { isWorthAnotherTry } from "../domain/fault.ts";
import { acknowledge } from "./acknowledge.ts";
import { advance } from "./advance.ts";
import { annotateAgain } from "./annotate.ts";
import { cancel } from "./cancel.ts";
import { checkConfig } from "./check-config.ts";
import { endDisowned } from "./end-disowned.ts";
import { followDeployment, observe, sayUnclaimed } from "./follow-deployment.ts";
import { giveUp } from "./give-up.ts";
import { readOn } from "./index/read-on.ts";
import type { Job } from "./jobs.ts";
import { replace, sayPlace } from "./keep-line.ts";
import { expireLocks, unlockClosed } from "./locks/end-locks.ts";
import { tellFormer } from "./locks/tell-former.ts";
import { act } from "./page/act.ts";
import type { Ports } from "./ports.ts";
import { runComment } from "./run-comment.ts";
import { followWorkflowRun } from "./runs/follow-workflow-run.ts";
import { observeRun } from "./runs/observe-run.ts";
import { startRun } from "./runs/start-run.ts";
import { cancelRun } from "./runs/stop-run.ts";
import { writeRun } from "./runs/write-run.ts";

/** Throws only what is worth another try: a transient fault. Everything else is settled here, and said once. */
export async function perform(ports: Ports, job: Job): Promise<void> {
  try {
    await run(ports, job);
  } catch (error) {
    if (isWorthAnotherTry(error)) throw error;
    await giveUp(ports, job, error);
  }
}

function run(ports: Ports, job: Job): Promise<void> {
  switch (job.kind) {
    case "comment":
      return runComment(ports, job);
    case "acknowledge":
      return acknowledge(ports, job);
    case "advance":
      return advance(ports, job.request);
    case "say_place":
      return sayPlace(ports, job);
    case "replace":
      return replace(ports, job);
    case "cancel":
      return cancel(ports, job);
    case "check_config":
      return checkConfig(ports, job);
    case "unclaimed":
      return sayUnclaimed(ports, job);
    case "observe":
      return observe(ports, job);
    case "annotate":
      return annotateAgain(ports, job);
    case "disown":
      return endDisowned(ports, job);
    case "deployment":
      return followDeployment(ports, job);
    case "start_run":
      return startRun(ports, job);
    case "write_run":
      return writeRun(ports, job);
    case "observe_run":
      return observeRun(ports, job);
    case "cancel_run":
      return cancelRun(ports, job);
    case "workflow_run":
      return followWorkflowRun(ports, job);
    case "expire_locks":
      return expireLocks(ports);
    case "unlock_closed":
      return unlockClosed(ports, job);
    case "tell_former":
      return tellFormer(ports, job);
    case "act":
      return act(ports, job);
    case "index":
      return readOn(ports, job);
  }
}
