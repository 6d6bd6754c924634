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
  const { name: environment } = request.environment;
  const pullRequest = other?.pullRequest.number ?? request.pullRequest.number;
  return {
    ...because("environment_busy", { environment, pullRequest, deployment: other?.deployment?.id ?? null }),
    hold: "wait",
  };
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
