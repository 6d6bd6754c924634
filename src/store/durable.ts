// What Slipway keeps, in PostgreSQL: its own beside the data folder, or yours.
import { sql } from "kysely";
import type { Alarms, Clock } from "../domain/clock.ts";
import type { Sessions } from "../domain/session.ts";
import type { Inbox, Log, Pace, Store } from "../flows/ports.ts";
import { openEmbedded } from "./embedded/open-embedded.ts";
import { connect, type Database } from "./postgres/connect.ts";
import { forgetOldKeys } from "./postgres/keys.ts";
import { logs } from "./postgres/logs.ts";
import { migrate } from "./postgres/migrate.ts";
import { postgresInbox } from "./postgres/postgres-inbox.ts";
import { postgresPace } from "./postgres/postgres-pace.ts";
import { postgresStore } from "./postgres/postgres-store.ts";
import { forgetRuns } from "./postgres/runs.ts";
import { forgetSessions, sessions } from "./postgres/sessions.ts";
import type { Sql } from "./postgres/tables.ts";
import { ProcessLease } from "./postgres/process-lease.ts";
import { type BossQueue, bossQueue } from "./queue/boss-queue.ts";

export interface Durable {
  readonly store: Store;
  readonly sessions: Sessions;
  readonly queue: BossQueue;
  readonly inbox: Inbox;
  readonly pace: Pace;
  /** Held by the one process that looks into GitHub's log of deliveries. */
  readonly lease: ProcessLease;
  /** Throws a transient `Fault` where the database does not answer. */
  check(): Promise<void>;
  /** Takes away what nobody asks for any more; once a day is often enough. */
  tidy(): Promise<void>;
  /** Once the queue has stopped. */
  close(): Promise<void>;
}

export interface Where {
  /** A PostgreSQL of yours; without one Slipway runs its own in `dataDir`. */
  readonly databaseUrl: string | undefined;
  readonly dataDir: string;
}

/** Throws a `Fault` with a sentence for the operator where there is no database to be had. */
export async function openDurable(where: Where, { clock, log }: { clock: Alarms; log: Log }): Promise<Durable> {
  const server = where.databaseUrl
    ? { url: where.databaseUrl, close: async () => {} }
    : await openEmbedded({ dataDir: where.dataDir, log });
  try {
    await migrate(server, log);
    const database = connect(server.url, { log });
    const queue = await bossQueue({ url: server.url, clock, log });
    const durable = parts(database, queue, clock);
    const close = async (): Promise<void> => {
      await durable.lease.release();
      await database.close();
      await server.close();
    };
    return { ...durable, close };
  } catch (error) {
    await server.close();
    throw error;
  }
}

const parts = (database: Database, queue: BossQueue, clock: Alarms): Omit<Durable, "close"> => ({
  store: postgresStore(database, clock),
  sessions: sessions(database.sql),
  queue,
  inbox: postgresInbox({ database, queue, clock }),
  pace: postgresPace(database.sql),
  lease: new ProcessLease(database, "slipway recovery"),
  check: async () => void (await sql`select 1`.execute(database.sql)),
  tidy: () => tidy(database.sql, clock),
});

const day = 24 * 3_600_000;

/** Milliseconds after which a log that nothing is added to, and a run that nothing is expected of, are forgotten. */
export const retention = { logs: 30 * day, runs: 30 * day };

/** Takes away what is older than that, and the keys and sessions that nobody asks for any more. */
export async function tidy(db: Sql, clock: Clock): Promise<void> {
  const now = clock.now().getTime();
  await forgetOldKeys(db, clock);
  await forgetSessions(db, clock);
  await logs(db).forget(new Date(now - retention.logs).toISOString());
  await forgetRuns(db, new Date(now - retention.runs));
}
