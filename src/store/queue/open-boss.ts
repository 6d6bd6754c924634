// Opens pg-boss with our settings, and the two queues we keep in it.
import { randomUUID } from "node:crypto";
import { PgBoss } from "pg-boss";
import type { Log } from "../../flows/ports.ts";

/** Jobs that wait, run, or wait for another try. */
export const jobsQueue = "jobs";
/** Jobs that were given up, until somebody runs them again or a year is over. */
export const deadQueue = "dead";

/** A job whose process has not been heard of for this long runs again; pg-boss allows no less. */
export const heartbeatSeconds = 10;
/** A job that has not ended by then is taken for lost, and runs again. */
export const longestRunSeconds = 15 * 60;

/**
 * With the statistics of an empty table, PostgreSQL reads a full one as loops in loops: measured with 10,000 jobs, up to
 * a second for what otherwise takes 14 ms, until the table is next analysed.
 */
const plannerSetting = "-c enable_nestloop=off";

const year = 365 * 24 * 60 * 60;

export interface Opened {
  readonly boss: PgBoss;
  /** This process, as `pg_stat_activity` shows it. */
  readonly instance: string;
}

export async function openBoss(url: string, log: Log): Promise<Opened> {
  const instance = `${instancePrefix}${randomUUID().slice(0, 8)}`;
  const connection = { connectionString: url, application_name: instance, max: 5, ...care };
  const boss = new PgBoss({
    ...connection,
    monitorIntervalSeconds: 5,
    warningQueueSize: 1_000_000,
    supervise: false,
    schedule: false,
    registerInstance: false,
    openTelemetry: { enabled: false },
  });
  boss.on("error", (error) => log.warn({ err: error }, "the queue's database connection"));
  boss.on("warning", ({ message, data }) => log.warn({ data }, message));
  try {
    await boss.start();
    await createQueues(boss);
  } catch (error) {
    await boss.stop({ graceful: false });
    throw error;
  }
  return { boss, instance };
}

async function createQueues(boss: PgBoss): Promise<void> {
  await boss.createQueue(deadQueue, { retentionSeconds: year });
  await boss.createQueue(jobsQueue, { policy: "key_strict_fifo" });
  await boss.updateQueue(jobsQueue, {
    // A failed job would block its key for ever: the tries are counted by us, and pg-boss never comes to the last.
    retryLimit: 1_000_000,
    retryDelay: 0,
    heartbeatSeconds,
    expireInSeconds: longestRunSeconds,
    retentionSeconds: year,
  });
}

/** For pg; with the timeout, a network that swallows packets is noticed and the connection replaced. */
const care = { options: plannerSetting, keepAlive: true, query_timeout: 60_000 };

export const instancePrefix = "slipway queue ";
