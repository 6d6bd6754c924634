// Slipway's queue, seen from the outside.
import { ask, type ChaosDatabase } from "./database.ts";

/** What runs, waits for another try, or is due: what is for much later are only the deadlines of what has ended. */
export const unfinishedJobs = async (database: ChaosDatabase): Promise<string[]> =>
  describe(
    await ask(
      database,
      `SELECT state, data, start_after FROM pgboss.job WHERE name = 'jobs'
       AND (state IN ('active', 'retry') OR state = 'created' AND start_after < now() + interval '3 seconds')`,
    ),
  );

/** What was given up. */
export const deadJobs = async (database: ChaosDatabase): Promise<string[]> =>
  describe(await ask(database, "SELECT state, data, start_after FROM pgboss.job WHERE name = 'dead'"));

const longest = 800;

const describe = (rows: readonly Readonly<Record<string, unknown>>[]): string[] =>
  rows.map((row) => JSON.stringify(row).slice(0, longest));
