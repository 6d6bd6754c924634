// How much lies in the queue, and whether anything of it can run now.
import type { PgBoss } from "pg-boss";
import { deadQueue, jobsQueue } from "./open-boss.ts";

export interface Depth {
  /** Due, and running nowhere yet: also what waits behind another job of its key. */
  readonly ready: number;
  readonly running: number;
  /** Not due yet. */
  readonly later: number;
  readonly dead: number;
  /** How long the oldest of the ready ones has been due. */
  readonly oldestSeconds: number;
}

export async function depth(boss: PgBoss): Promise<Depth> {
  const { rows } = await boss.getDb().executeSql(
    `SELECT count(*) FILTER (WHERE name = $1 AND state < 'active' AND start_after <= now())::int AS ready,
            count(*) FILTER (WHERE name = $1 AND state = 'active')::int AS running,
            count(*) FILTER (WHERE name = $1 AND state < 'active' AND start_after > now())::int AS later,
            count(*) FILTER (WHERE name = $2)::int AS dead,
            coalesce(extract(epoch FROM now() - min(start_after) FILTER (
              WHERE name = $1 AND state < 'active' AND start_after <= now())), 0)::float8 AS "oldestSeconds"
     FROM pgboss.job WHERE name IN ($1, $2)`,
    [jobsQueue, deadQueue],
  );
  const [counted]: readonly Depth[] = rows;
  if (!counted) throw new Error("the queue could not be counted");
  return counted;
}

/** Whether nothing runs in any process and nothing could: what is for later, or waits behind that, may still be there. */
export async function isAtRest(boss: PgBoss): Promise<boolean> {
  const { rows } = await boss.getDb().executeSql(
    `SELECT 1 FROM pgboss.job WHERE name = $1 AND (state = 'active' OR state < 'active' AND start_after <= now()
       AND NOT EXISTS (SELECT 1 FROM pgboss.job first WHERE first.name = $1 AND first.state = 'retry'
         AND first.singleton_key = job.singleton_key AND first.start_after > now())) LIMIT 1`,
    [jobsQueue],
  );
  return rows.length === 0;
}
