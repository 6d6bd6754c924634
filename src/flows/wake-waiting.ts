// Whoever waits for an environment looks again: it is free, or may be.
import type { Repository } from "../domain/repository.ts";
import type { DeployRequest } from "../domain/request.ts";
import { runKey } from "./jobs.ts";
import { look } from "./look.ts";
import type { Ports } from "./ports.ts";

export interface Freed {
  readonly repository: Repository;
  readonly environment: { readonly name: string };
  /** Of the one that gave it back, which need not look. */
  readonly id?: string;
  /** Of the requests that wait; all of them, where it is not told. */
  readonly whom?: (request: DeployRequest) => boolean;
}

/** The earliest comment first. */
export async function wakeWaiting({ store, queue }: Pick<Ports, "store" | "queue">, freed: Freed): Promise<void> {
  const { repository, environment } = freed;
  for (const other of await store.requests.waitingFor(repository.id, environment.name)) {
    if (other.id === freed.id || freed.whom?.(other) === false) continue;
    const { job, options } = look(other);
    await queue.send(job, options);
  }
  for (const { id } of await store.runs.waitingFor(repository.id, environment.name)) {
    if (id !== freed.id) await queue.send({ kind: "start_run", run: id }, { key: runKey(id), id: `${id} start` });
  }
}
