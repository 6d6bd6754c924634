// Work that is done whole or not at all.
import type { Sql } from "./tables.ts";

/** A store within a transaction changes nothing outside of it. */
export const inTransaction = <Answer>(db: Sql, work: (trx: Sql) => Promise<Answer>): Promise<Answer> =>
  db.isTransaction ? work(db) : db.transaction().execute(work);
