// The request for what was deployed before: its commit is known, and nobody can move it.
import type { DeployRequest } from "../../domain/request.ts";
import type { CommentJob } from "../jobs.ts";
import { newRequest, type Opening } from "../open-request.ts";
import { deployTask } from "../plan-deployment.ts";
import type { RedeployLine } from "../redeploy.ts";
import type { Redeployed } from "./redeployed.ts";

type Reopening = Pick<Opening, "position" | "snapshot"> & Redeployed & Pick<RedeployLine, "plan">;

export function newRedeployment(job: CommentJob, opening: Reopening, now: Date): DeployRequest {
  const { plan, position, snapshot, target, deployedAt, parameters, sealed } = opening;
  const { environment, dryRun, force, kind: purpose } = plan;
  const deploying = { kind: "deploy", environment, ref: target.sha, parameters, sealed, dryRun, force } as const;
  const head = { sha: target.sha, pushedAt: deployedAt };
  return {
    ...newRequest(job, { position, plan: deploying, snapshot }, now),
    purpose,
    task: plan.kind === "run" ? plan.task : deployTask,
    target,
    gated: head,
    head,
  };
}
