// Which deployment of before a command means, from GitHub's own history.
import { judgeParameters } from "../../commands/judge-parameters.ts";
import type { Plan } from "../../commands/plan.ts";
import { type PastDeployment, runsThere } from "../../domain/past-deployment.ts";
import { because } from "../../domain/reasons.ts";
import type { Repository } from "../../domain/repository.ts";
import { isUnread } from "../../domain/snapshot.ts";
import type { CommentJob } from "../jobs.ts";
import type { Ports } from "../ports.ts";
import { walkHistory } from "../read-history.ts";
import type { RedeployLine } from "../redeploy.ts";
import { findRollback } from "./find-rollback.ts";
import { type FoundTarget, refused, sameCode } from "./redeployed.ts";

export function findTarget(ports: Ports, { repository }: CommentJob, plan: RedeployLine["plan"]): Promise<FoundTarget> {
  switch (plan.kind) {
    case "rollback":
      return findRollback(ports, repository, plan);
    case "promote":
      return findPromoted(ports, repository, plan);
    case "run":
      return findRunning(ports, repository, plan);
  }
}

type Promotion = Extract<Plan, { kind: "promote" }>;
type Operation = Extract<Plan, { kind: "run" }>;

/**
 * The same commit with the same parameters, as the other environment takes them. What a deployment of others says that its
 * parameters were is only what somebody wrote.
 */
async function findPromoted(
  ports: Ports,
  repository: Repository,
  { environment, from }: Promotion,
): Promise<FoundTarget> {
  const found = await readRunning(ports, repository, from.name);
  if ("refused" in found) return found;
  const { parameters, sealed, ours } = found.running;
  const given = Object.entries(ours ? { ...parameters, ...sealed } : {}).map(([name, value]) => ({
    name,
    value: `${value}`,
  }));
  const judged = judgeParameters(given, environment);
  return judged.kind === "refused" ? refused(...judged.because) : sameCode(found.running, judged);
}

/** Whose word says that it runs must be as good as for a deployment: an operation is carried out with its code. */
export async function findRunning(
  ports: Ports,
  repository: Repository,
  plan: Pick<Operation, "environment" | "parameters" | "sealed">,
): Promise<FoundTarget> {
  const { name, deploymentsFrom } = plan.environment;
  const found = await readRunning(ports, repository, name);
  if ("refused" in found) return found;
  const { ours, id, by } = found.running;
  const isTrusted = ours || deploymentsFrom === "anyone";
  return isTrusted
    ? sameCode(found.running, plan)
    : refused(because("not_ours", { environment: name, deployment: id, by }));
}

type Running = { readonly running: PastDeployment } | Extract<FoundTarget, { refused: unknown }>;

async function readRunning(ports: Ports, repository: Repository, environment: string): Promise<Running> {
  const isEnough = (history: readonly PastDeployment[]): boolean => runsThere(history) !== null;
  const walked = await walkHistory(ports, { repository, environment, isEnough });
  if (isUnread(walked)) {
    return { refused: [because("unread", { what: `the deployments to ${environment}`, why: walked.unread })] };
  }
  const running = runsThere(walked.history);
  const searched = walked.goesOn ? walked.history.length : null;
  return running ? { running } : { refused: [because("nothing_runs", { environment, searched })] };
}
