// The pace of an installation's writes, kept by the database's clock for all processes together.
import { sql } from "kysely";
import type { Pace } from "../../flows/ports.ts";
import { paceBurst, paceInterval } from "../../flows/ports.ts";
import type { Sql } from "./tables.ts";

/** One statement takes the next place: of two processes that ask at the same time, one waits for the other's. */
export const postgresPace = (db: Sql): Pace => ({
  take: async (installation) => {
    const step = sql<Date>`make_interval(secs => ${paceInterval / 1000})`;
    const { wait } = await db
      .insertInto("write_pace")
      .values({ installation, taken_until: sql<Date>`clock_timestamp() + ${step}` })
      .onConflict((conflict) =>
        conflict.column("installation").doUpdateSet({
          taken_until: sql<Date>`greatest(clock_timestamp(), write_pace.taken_until) + ${step}`,
        }),
      )
      .returning(sql<number>`extract(epoch from write_pace.taken_until - clock_timestamp())::float8 * 1000`.as("wait"))
      .executeTakeFirstOrThrow();
    return Math.max(0, Math.round(wait - paceBurst * paceInterval));
  },
});
