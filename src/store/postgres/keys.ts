// Remembers keys, and counts what happened within the last hour.
import { sql } from "kysely";
import type { Clock } from "../../domain/clock.ts";
import type { Store } from "../../flows/ports.ts";
import type { Sql } from "./tables.ts";

const hour = 3_600_000;
const day = 24 * hour;

/** GitHub redelivers for three days, and nobody is told the same thing again within this time. */
const keptFor = 90 * day;

export function keys(db: Sql, clock: Clock): Pick<Store, "has" | "first" | "countWithinHour"> {
  return {
    has: async (key) => {
      const found = await db.selectFrom("remembered_key").select("key").where("key", "=", key).executeTakeFirst();
      return found !== undefined;
    },
    first: async (key) => {
      const row = { key, at: clock.now() };
      const insert = db
        .insertInto("remembered_key")
        .values(row)
        .onConflict((conflict) => conflict.doNothing());
      return (await insert.returning("key").executeTakeFirst()) !== undefined;
    },
    countWithinHour: (key) => count(db, key, clock.now()),
  };
}

/** One statement: of two processes that count at the same time, each counts the other or is counted by it. */
async function count(db: Sql, key: string, now: Date): Promise<number> {
  const since = new Date(now.getTime() - hour);
  const recent = sql<Date[]>`array(
    select time from unnest(tally.times) as time where time > ${since}
  ) || excluded.times`;
  const { times } = await db
    .insertInto("tally")
    .values({ key, times: [now] })
    .onConflict((conflict) => conflict.column("key").doUpdateSet({ times: recent }))
    .returning(sql<number>`cardinality(tally.times)`.as("times"))
    .executeTakeFirstOrThrow();
  return times;
}

/** Takes away what nobody asks for any more; often enough is once a day. */
export async function forgetOldKeys(db: Sql, clock: Clock): Promise<void> {
  const now = clock.now().getTime();
  await db
    .deleteFrom("remembered_key")
    .where("at", "<", new Date(now - keptFor))
    .execute();
  const newest = sql<Date>`times[cardinality(times)]`;
  await db
    .deleteFrom("tally")
    .where(newest, "<", new Date(now - hour))
    .execute();
}
