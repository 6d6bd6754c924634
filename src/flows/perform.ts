// Which flow does which job, and what becomes of a job that fails.
import { Fault } from "../domain/fault.ts";
import { acknowledge } from "./acknowledge.ts";
import { advance } from "./advance.ts";
import { annotateAgain } from "./annotate.ts";
import { cancel } from "./cancel.ts";
import { checkConfig } from "./check-config.ts";
import { endDisowned } from "./end-disowned.ts";
import { followDeployment, observe, sayUnclaimed } from "./follow-deployment.ts";
import { giveUp } from "./give-up.ts";
import type { Job } from "./jobs.ts";
import type { Ports } from "./ports.ts";
import { runComment } from "./run-comment.ts";

/** Throws only what is worth another try: a transient fault. Everything else is settled here, and said once. */
export async function perform(ports: Ports, job: Job): Promise<void> {
  try {
    await run(ports, job);
  } catch (error) {
    if (isWorthAnotherTry(error)) throw error;
    await giveUp(ports, job, error);
  }
}

const isWorthAnotherTry = (error: unknown): boolean =>
  error instanceof Fault && (error.fault === "transient" || error.fault === "stale");

function run(ports: Ports, job: Job): Promise<void> {
  switch (job.kind) {
    case "comment":
      return runComment(ports, job);
    case "acknowledge":
      return acknowledge(ports, job);
    case "advance":
      return advance(ports, job.request);
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
  }
}
