// What a process that is no more had under way is started again: at once by a process that finds itself alone.
import { instancePrefix, jobsQueue, type Opened } from "./open-boss.ts";
import { inTransaction } from "./transaction.ts";

/**
 * Answers how many there were. Comes before a process takes its first job, and one process after the other, so that
 * what is under way while nobody else is connected belongs to nobody. With others about, the heartbeat decides.
 */
export function adoptOrphans({ boss, instance }: Opened): Promise<number> {
  return inTransaction(boss, async (db) => {
    await db.executeSql("SELECT pg_advisory_xact_lock(hashtextextended('slipway queue starts', 0))");
    const others = await db.executeSql(
      `SELECT 1 FROM pg_stat_activity
       WHERE datname = current_database() AND starts_with(application_name, $1) AND application_name <> $2 LIMIT 1`,
      [instancePrefix, instance],
    );
    if (others.rows.length > 0) return 0;
    const orphans = await db.executeSql("SELECT id FROM pgboss.job WHERE name = $1 AND state = 'active'", [jobsQueue]);
    const ids = orphans.rows.map(({ id }: { readonly id: string }) => id);
    if (ids.length > 0) await boss.fail(jobsQueue, ids, { message: "its process ended" }, { db });
    return ids.length;
  });
}
