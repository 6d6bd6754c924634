// Opens the request of one command line for one environment; the same line opens the same request.
import type { Plan } from "../commands/plan.ts";
import { because } from "../domain/reasons.ts";
import { type DeployRequest, isLater, requestId } from "../domain/request.ts";
import type { Snapshot } from "../domain/snapshot.ts";
import type { CommentJob } from "./jobs.ts";
import type { Ports } from "./ports.ts";
import { deployTask } from "./plan-deployment.ts";
import { end } from "./turn.ts";

export interface Opening {
  readonly position: number;
  readonly plan: Extract<Plan, { kind: "deploy" }>;
  /** Of what is to be deployed. */
  readonly snapshot: Snapshot;
}

/** A later comment's request for the same environment supersedes an earlier one that waits. False: it was open before. */
export async function openRequest(ports: Ports, request: DeployRequest): Promise<boolean> {
  const isNew = await ports.store.requests.add(request);
  if (isNew) await supersede(ports, request);
  return isNew;
}

/** As it is before anybody decided anything; not kept anywhere yet. */
export function newRequest(job: CommentJob, { position, plan, snapshot }: Opening, now: Date): DeployRequest {
  const { repository, pullRequest, actor, comment } = job;
  const { environment, ref: named, parameters, sealed, force } = plan;
  return {
    id: requestId(comment, position, environment.name),
    repository,
    repositoryUrl: snapshot.repository.url,
    pullRequest,
    actor,
    comment,
    permission: null,
    environment,
    named,
    parameters,
    sealed,
    force,
    purpose: "deploy",
    task: deployTask,
    target: null,
    approvals: [],
    createdAt: now.toISOString(),
    deadline: new Date(Date.parse(comment.createdAt) + environment.wait).toISOString(),
    stage: "deciding",
    because: [],
    setAside: [],
    ref: snapshot.head.ref,
    sha: snapshot.head.sha,
    gated: null,
    head: null,
    merges: 0,
    merging: "no",
    askedAt: null,
    dropped: [],
    before: null,
    deployment: null,
    replaces: [],
    status: null,
    unclaimed: false,
    cancelledBy: null,
    doubled: false,
    card: null,
  };
}

/** Deliveries come in any order: it is the comments' order that counts. An operation and a deployment are two wishes. */
async function supersede(ports: Ports, request: DeployRequest): Promise<void> {
  const all = await ports.store.requests.ofPullRequest(request.repository.id, request.pullRequest.number);
  const name = request.environment.name.toLowerCase();
  const rivals = all.filter(
    (one) => one.id !== request.id && one.task === request.task && one.environment.name.toLowerCase() === name,
  );
  const newer = rivals.find((one) => isLater(one.comment, request.comment));
  if (newer) await end(ports, request, [because("superseded", { by: newer.comment.url })]);
  const older = rivals.filter((one) => isLater(request.comment, one.comment) && one.stage === "waiting");
  for (const one of older) await end(ports, one, [because("superseded", { by: request.comment.url })]);
}
