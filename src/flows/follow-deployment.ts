// A deployment or a status appeared on GitHub: the card of the request, or of the other tool's deployment, follows it.
import { newest } from "../domain/deployment.ts";
import type { DeployRequest } from "../domain/request.ts";
import { annotate } from "./annotate.ts";
import { annotateForeign } from "./annotate-foreign.ts";
import type { DeploymentJob, UnclaimedJob } from "./jobs.ts";
import type { Ports } from "./ports.ts";

export async function followDeployment(ports: Ports, job: DeploymentJob): Promise<void> {
  const request = await ports.store.requests.ofDeployment(job.repository.id, job.deployment.id);
  if (!request) return job.byActions ? undefined : annotateForeign(ports, job);
  if (job.status) await update(ports, { ...request, status: newest(request.status, job.status) });
}

/** Nobody reported for two minutes: the card says so. The next status takes that back. */
export async function sayUnclaimed(ports: Ports, { request: id }: UnclaimedJob): Promise<void> {
  const request = await ports.store.requests.get(id);
  if (request?.stage === "following" && !request.status) await update(ports, { ...request, unclaimed: true });
}

async function update(ports: Ports, request: DeployRequest): Promise<void> {
  await ports.store.requests.save(request);
  await annotate(ports, request);
}
