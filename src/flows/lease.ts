// One running deployment of ours in an environment: who holds it, and who may go on when it is free.
import { because } from "../domain/reasons.ts";
import { type DeployRequest, isSettled } from "../domain/request.ts";
import type { Obstacle } from "../domain/verdict.ts";
import type { Ports } from "./ports.ts";
import { look } from "./look.ts";

/** Null: the environment is this request's until it is released. A second call changes nothing. */
export async function takeLease({ store }: Pick<Ports, "store">, request: DeployRequest): Promise<Obstacle | null> {
  const holder = await store.leases.take(request);
  if (holder === request.id) return null;
  const other = await store.requests.get(holder);
  // A process that ended between the last word and the release left it behind.
  if (other && isSettled(other) && (await store.leases.release(other))) return takeLease({ store }, request);
  return busy(request, other);
}

function busy({ environment, pullRequest }: DeployRequest, other: DeployRequest | null): Obstacle {
  const rejects = environment.concurrency === "reject";
  const why = because("environment_busy", {
    environment: environment.name,
    pullRequest: (other?.pullRequest ?? pullRequest).number,
    deployment: other?.deployment?.id ?? null,
    rejects,
  });
  return { ...why, hold: rejects ? "block" : "wait" };
}

/** What `takeLease` would answer, without taking anything. */
export async function lookAtLease({ store }: Pick<Ports, "store">, request: DeployRequest): Promise<Obstacle | null> {
  const holder = await store.leases.holder(request);
  const other = holder === null || holder === request.id ? null : await store.requests.get(holder);
  return other && !isSettled(other) ? busy(request, other) : null;
}

/** Whoever waits for the environment looks again, the earliest comment first. */
export async function releaseLease({ store, queue }: Ports, request: DeployRequest): Promise<void> {
  if (!(await store.leases.release(request))) return;
  const waiting = await store.requests.waitingFor(request.repository.id, request.environment.name);
  for (const other of waiting.filter(({ id }) => id !== request.id)) {
    const { job, options } = look(other);
    await queue.send(job, options);
  }
}
