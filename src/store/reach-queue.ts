// The queue for an operator's look into it: beside the Slipway that runs, or without one.
import type { Alarms } from "../domain/clock.ts";
import type { Log } from "../flows/ports.ts";
import type { Where } from "./durable.ts";
import { reachEmbedded } from "./embedded/reach-embedded.ts";
import { type BossQueue, bossQueue } from "./queue/boss-queue.ts";

export interface ReachedQueue {
  readonly queue: Pick<BossQueue, "deadJobs" | "retry">;
  /** Null where only that Slipway's own PostgreSQL knows. */
  readonly isRunning: boolean | null;
  close(): Promise<void>;
}

/** Runs no jobs. Throws a `Fault` with a sentence for the operator where there is no database to be had. */
export async function reachQueue(where: Where, { clock, log }: { clock: Alarms; log: Log }): Promise<ReachedQueue> {
  const server = where.databaseUrl
    ? { url: where.databaseUrl, isRunning: null, close: async () => {} }
    : await reachEmbedded({ dataDir: where.dataDir, log });
  try {
    const queue = await bossQueue({ url: server.url, clock, log });
    const close = (): Promise<void> => queue.stop().then(server.close);
    return { queue, isRunning: server.isRunning, close };
  } catch (error) {
    await server.close();
    throw error;
  }
}
