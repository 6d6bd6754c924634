// Up to when GitHub's log of deliveries is done with: one row.
import type { Store } from "../../flows/ports.ts";
import type { Sql } from "./tables.ts";

export const watermark = (db: Sql): Store["watermark"] => ({
  get: async () => (await db.selectFrom("watermark").select("at").executeTakeFirst())?.at.toISOString() ?? null,
  set: async (at) => {
    const insert = db.insertInto("watermark").values({ at });
    await insert.onConflict((conflict) => conflict.column("only_row").doUpdateSet({ at })).execute();
  },
});
