// A queue in PostgreSQL as the tests want it: impatient, and silent.
import { type BossQueue, type BossQueueOptions, bossQueue } from "../../../src/store/queue/boss-queue.ts";
import { systemClock } from "../../../src/system-clock.ts";
import { silentLog } from "../log.ts";

const impatient = { firstDelay: 1, longestTrying: 200 };

export const openQueue = (url: string, options: Partial<BossQueueOptions> = {}): Promise<BossQueue> =>
  bossQueue({ url, clock: systemClock, log: silentLog, retry: impatient, ...options });
