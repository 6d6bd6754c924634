// A deployment or a status appeared on GitHub: the card of the request, or of the other tool's deployment, follows it.
import { type DeploymentStatus, newest } from "../domain/deployment.ts";
import { type DeployRequest, isCarriedOut, isSettled } from "../domain/request.ts";
import { runId } from "../domain/run.ts";
import { annotateSoon } from "./annotate.ts";
import { annotateForeign } from "./annotate-foreign.ts";
import { keepDeployment } from "./index/keep-deployment.ts";
import type { DeploymentJob, ObserveJob, UnclaimedJob } from "./jobs.ts";
import { releaseLease, takeLease } from "./lease.ts";
import type { Home, Ports } from "./ports.ts";
import { carryOut } from "./runs/carry-out.ts";
import { noteDouble } from "./runs/doubled.ts";
import { writeSoon } from "./runs/record-report.ts";
import { wakeBehind } from "./turn.ts";

export async function followDeployment(ports: Ports, job: DeploymentJob): Promise<void> {
  const request = await ports.store.requests.ofDeployment(job.repository.id, job.deployment.id);
  await keepDeployment(ports, job, request);
  if (!request) return job.byActions === null ? followForeign(ports, job) : noteDouble(ports, job, job.byActions);
  if (!job.status) return;
  // Of what an executor of ours carries out only its run counts: what others say, and the echo of our own, costs nothing.
  if (isCarriedOut(request)) return;
  if (counts(request, job.status)) await update(ports, withStatus(ports, request, job.status));
}

/** Where the configuration lists who reports, nobody else does. */
export function counts({ environment }: DeployRequest, { by }: DeploymentStatus): boolean {
  const bare = (login: string): string => login.toLowerCase().replace(/\[bot\]$/, "");
  return environment.reportFrom.length === 0 || environment.reportFrom.some((login) => bare(login) === bare(by));
}

async function followForeign(ports: Ports, job: DeploymentJob): Promise<void> {
  let found: Promise<Home> | null = null;
  const home = (): Promise<Home> => (found ??= ports.github.readHome(job.repository, job.deployment.sha));
  await carryOut(ports, job, home);
  await annotateForeign(ports, job, home);
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
  // Where there is no run, which an older Slipway did not keep, GitHub alone knows how it stands.
  const run =
    isCarriedOut(request) && (await ports.store.runs.get(runId(request.repository.id, request.deployment.id)));
  if (run) return writeSoon(ports, run);
  const told = await ports.github.readStatus(request.repository, request.deployment.id);
  const seen = told && counts(request, told) ? withStatus(ports, request, told) : request;
  if (!isSettled(seen) && isSilent(seen, ports.clock.now())) return endSilence(ports, seen);
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

const endSilence = (ports: Ports, request: DeployRequest): Promise<void> =>
  endOnGitHub(ports, request, `No report for ${Math.round(request.environment.timeout / 60_000)} minutes`);

/** Its event says nothing new, and does not count where the configuration lists who reports. */
export async function endOnGitHub(ports: Ports, request: DeployRequest, description: string): Promise<void> {
  const { repository, deployment } = request;
  await ports.github.createStatus(repository, deployment?.id ?? 0, { state: "error", description });
  const createdAt = ports.clock.now().toISOString();
  const links = { environmentUrl: null, logUrl: request.status?.logUrl ?? null };
  // GitHub's number of it is never asked for: its event is newer, or the same.
  const status = { id: 0, state: "error", description, ...links, createdAt, by: "" } as const;
  ports.metrics.deployment(status.state);
  await update(ports, { ...request, status });
}

/** A deployment that is over, or that nobody carries out, leaves its environment to the next. */
async function update(ports: Ports, request: DeployRequest): Promise<void> {
  await ports.store.requests.save(request);
  if (isSettled(request)) await wakeBehind(ports, request);
  const isOver = isSettled(request) || (request.unclaimed && !request.status);
  await (isOver ? releaseLease(ports, request) : takeLease(ports, request));
  await annotateSoon(ports, request);
}
