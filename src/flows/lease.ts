// One deployment at a time in an environment: who wants to deploy takes it, and who is done gives it back.
import { because } from "../domain/reasons.ts";
import { type DeployRequest, isCarriedOut, isSettled } from "../domain/request.ts";
import { type Run, runId } from "../domain/run.ts";
import type { Obstacle } from "../domain/verdict.ts";
import { isInLine, lineFor } from "./line.ts";
import { lookAgain } from "./look.ts";
import type { Holder, Ports } from "./ports.ts";
import { startSoon } from "./runs/start-soon.ts";

/** Null: the environment is this one's until it is released. A second call changes nothing. */
export async function takeLease({ store }: Pick<Ports, "store">, by: Holder): Promise<Obstacle | null> {
  const id = await store.leases.take(by);
  if (id === by.id) return null;
  const other = await findHolder(store, id);
  // A process that ended between the last word and the release left it behind.
  const isLeft = other !== null && isOver(other);
  if (isLeft && (await store.leases.release({ ...by, id }))) return takeLease({ store }, by);
  return busy(by, other);
}

/** A request, and the run that carries its deployment out; or a run that no request asked for. */
interface Holding {
  readonly request: DeployRequest | null;
  readonly run: Run | null;
}

async function findHolder(store: Ports["store"], id: string): Promise<Holding | null> {
  const request = await store.requests.get(id);
  if (!request) {
    const run = await store.runs.get(id);
    return run && { request, run };
  }
  const { repository, deployment } = request;
  const isRun = deployment !== null && isCarriedOut(request);
  return { request, run: isRun ? await store.runs.get(runId(repository.id, deployment.id)) : null };
}

/** One that was told to stop holds its environment until it has stopped. */
const isOver = ({ request, run }: Holding): boolean =>
  run ? run.stage === "over" : request !== null && isSettled(request);

function busy({ environment }: Holder, other: Holding | null): Obstacle {
  const rejects = environment.concurrency === "reject";
  const why = because("environment_busy", {
    environment: environment.name,
    pullRequest: other?.request?.pullRequest.number ?? other?.run?.order.pull_request ?? null,
    deployment: other?.request?.deployment?.id ?? other?.run?.order.deployment.id ?? null,
    rejects,
    place: 1,
  });
  return { ...why, hold: rejects ? "block" : "wait" };
}

/** What `takeLease` would answer, without taking anything. */
export async function lookAtLease({ store }: Pick<Ports, "store">, by: Holder): Promise<Obstacle | null> {
  const holder = await store.leases.holder(by);
  const other = holder === null || holder === by.id ? null : await findHolder(store, holder);
  return other && !isOver(other) ? busy(by, other) : null;
}

/** The first in line looks again: whoever is behind it yields to it. */
export async function releaseLease(ports: Ports, by: Holder): Promise<void> {
  const { store } = ports;
  if (!(await store.leases.release(by))) return;
  const { repository, environment } = by;
  const next = (await lineFor(ports, by)).find(({ id }) => id !== by.id);
  if (next) {
    await lookAgain(ports, next);
  }
  await tellKeptOut(ports, by);
  for (const run of await store.runs.waitingFor(repository.id, environment.name)) await startSoon(ports, run);
}

/** What keeps these out is no longer who ran there, but a lock that came after them: their next look says so. */
async function tellKeptOut(ports: Ports, { repository, environment }: Holder): Promise<void> {
  const { store } = ports;
  const lock = await store.locks.get(repository.id, environment.name);
  if (lock === null) return;
  for (const one of (await store.requests.waitingFor(repository.id, environment.name)).filter(isInLine)) {
    const isTold = one.because.some(({ reason }) => reason === "locked");
    if (isTold || one.pullRequest.number === lock.pullRequest.number) continue;
    await lookAgain(ports, one);
  }
}
