// Opens the request of one command line for one environment; the same line opens the same request.
import type { Environment } from "../domain/environment.ts";
import { because } from "../domain/reasons.ts";
import { type DeployRequest, requestId } from "../domain/request.ts";
import type { Snapshot } from "../domain/snapshot.ts";
import type { CommentJob } from "./jobs.ts";
import type { Ports } from "./ports.ts";
import { end } from "./turn.ts";

interface Opening {
  readonly position: number;
  readonly environment: Environment;
  readonly snapshot: Snapshot;
}

/** A later comment's request for the same environment supersedes an earlier one that waits. */
export async function openRequest(ports: Ports, job: CommentJob, opening: Opening): Promise<Opened> {
  const request = newRequest(job, opening, ports.clock.now());
  const isNew = await ports.store.requests.add(request);
  if (isNew) await supersede(ports, request);
  return { id: request.id, isNew };
}

interface Opened {
  readonly id: string;
  /** False: this line was read before, and its request goes on where it was. */
  readonly isNew: boolean;
}

function newRequest(job: CommentJob, { position, environment, snapshot }: Opening, now: Date): DeployRequest {
  const { repository, pullRequest, actor, comment } = job;
  return {
    id: requestId(comment.id, position, environment.name),
    repository,
    repositoryUrl: snapshot.repository.url,
    pullRequest: { number: pullRequest.number, nodeId: snapshot.pullRequest.nodeId },
    actor,
    comment,
    environment,
    createdAt: now.toISOString(),
    deadline: new Date(Date.parse(comment.createdAt) + environment.wait).toISOString(),
    stage: "deciding",
    because: [],
    ref: snapshot.pullRequest.head.ref,
    sha: snapshot.pullRequest.head.sha,
    gated: null,
    head: null,
    merges: 0,
    merging: "no",
    askedAt: null,
    dropped: [],
    before: null,
    deployment: null,
    status: null,
    unclaimed: false,
    card: null,
  };
}

/** Deliveries come in any order: it is the comments' order that counts. */
async function supersede(ports: Ports, request: DeployRequest): Promise<void> {
  const all = await ports.store.requests.ofPullRequest(request.repository.id, request.pullRequest.number);
  const name = request.environment.name.toLowerCase();
  const rivals = all.filter((one) => one.id !== request.id && one.environment.name.toLowerCase() === name);
  const newer = rivals.find((one) => one.comment.id > request.comment.id);
  if (newer) {
    await end(ports, request, [because("superseded", { by: newer.comment.url })]);
  }
  const older = rivals.filter((one) => one.comment.id < request.comment.id && one.stage === "waiting");
  for (const one of older) await end(ports, one, [because("superseded", { by: request.comment.url })]);
}
