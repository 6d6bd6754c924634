// Whoever waits for an environment looks again: it is free, or may be.
import type { Repository } from "../domain/repository.ts";
import type { DeployRequest } from "../domain/request.ts";
import { lookAgain } from "./look.ts";
import type { Ports } from "./ports.ts";
import { startSoon } from "./runs/start-soon.ts";

export interface Freed {
  readonly repository: Repository;
  readonly environment: { readonly name: string };
  /** Of the one that gave it back, which need not look. */
  readonly id?: string;
  /** Of the requests that wait; all of them, where it is not told. */
  readonly whom?: (request: DeployRequest) => boolean;
}

/** The earliest comment first. */
export async function wakeWaiting(ports: Pick<Ports, "store" | "queue">, freed: Freed): Promise<void> {
  const { store } = ports;
  const { repository, environment } = freed;
  for (const other of await store.requests.waitingFor(repository.id, environment.name)) {
    if (other.id === freed.id || freed.whom?.(other) === false) continue;
    await lookAgain(ports, other);
  }
  for (const run of await store.runs.waitingFor(repository.id, environment.name)) {
    if (run.id !== freed.id) await startSoon(ports, run);
  }
}
