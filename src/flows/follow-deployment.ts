// A deployment or a status appeared on GitHub: the card of the request, or of the other tool's deployment, follows it.
import { type DeploymentStatus, newest } from "../domain/deployment.ts";
import { type DeployRequest, isSettled } from "../domain/request.ts";
import { annotateSoon } from "./annotate.ts";
import { annotateForeign } from "./annotate-foreign.ts";
import type { DeploymentJob, ObserveJob, UnclaimedJob } from "./jobs.ts";
import { releaseLease, takeLease } from "./lease.ts";
import type { Ports } from "./ports.ts";
import { wakeBehind } from "./turn.ts";

export async function followDeployment(ports: Ports, job: DeploymentJob): Promise<void> {
  const request = await ports.store.requests.ofDeployment(job.repository.id, job.deployment.id);
  if (!request) return job.byActions ? undefined : annotateForeign(ports, job);
  if (job.status) await update(ports, withStatus(ports, request, job.status));
}

/** Nobody reported for two minutes: the card says so. The next status takes that back. */
export async function sayUnclaimed(ports: Ports, { request: id }: UnclaimedJob): Promise<void> {
  const request = await ports.store.requests.get(id);
  if (request?.stage === "following" && !request.status) await update(ports, { ...request, unclaimed: true });
}

/** Reads from GitHub how a deployment stands, since a delivery may have been lost; silence for too long is an error. */
export async function observe(ports: Ports, { request: id }: ObserveJob): Promise<void> {
  const request = await ports.store.requests.get(id);
  if (!request?.deployment || isSettled(request)) return;
  const told = await ports.github.readStatus(request.repository, request.deployment.id);
  const seen = told ? withStatus(ports, request, told) : request;
  if (!isSettled(seen) && isSilent(seen, ports.clock.now())) await endSilence(ports, seen);
  await update(ports, seen);
}

function withStatus({ metrics }: Ports, request: DeployRequest, told: DeploymentStatus): DeployRequest {
  const status = newest(request.status, told);
  if (status.id !== request.status?.id) metrics.deployment(status.state);
  return { ...request, status };
}

function isSilent({ deployment, status, environment }: DeployRequest, now: Date): boolean {
  const last = status?.createdAt ?? deployment?.createdAt ?? now.toISOString();
  return now.getTime() - Date.parse(last) > environment.timeout;
}

/** Its event brings the card to its end. */
async function endSilence({ github }: Ports, { repository, deployment, environment }: DeployRequest): Promise<void> {
  const description = `No report for ${Math.round(environment.timeout / 60_000)} minutes`;
  await github.createStatus(repository, deployment?.id ?? 0, { state: "error", description });
}

/** A deployment that is over, or that nobody carries out, leaves its environment to the next. */
async function update(ports: Ports, request: DeployRequest): Promise<void> {
  await ports.store.requests.save(request);
  if (isSettled(request)) await wakeBehind(ports, request);
  const isOver = isSettled(request) || (request.unclaimed && !request.status);
  await (isOver ? releaseLease(ports, request) : takeLease(ports, request));
  await annotateSoon(ports, request);
}
