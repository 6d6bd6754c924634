// Answers that are one comment for each pull request, found by what they answer.
import type { Card } from "../../domain/request.ts";
import type { Store } from "../../flows/ports.ts";
import type { Sql } from "./tables.ts";

export const notes = (db: Sql): Store["notes"] => ({
  get: async (key) => {
    const row = await db.selectFrom("note").select("record").where("key", "=", key).executeTakeFirst();
    return row ? (JSON.parse(row.record) as Card) : null;
  },
  save: async (key, card) => {
    const record = JSON.stringify(card);
    const insert = db.insertInto("note").values({ key, record });
    await insert.onConflict((conflict) => conflict.column("key").doUpdateSet({ record })).execute();
  },
});
