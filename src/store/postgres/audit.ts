// The audit log: rows are added, and never changed.
import type { AuditEntry } from "../../domain/audit.ts";
import type { Audit } from "../../flows/ports.ts";
import type { Sql } from "./tables.ts";

const mostRead = 1_000;

export const audit = (db: Sql): Audit => ({
  add: async (entry, key) => {
    const insert = db.insertInto("audit").values({ key, at: entry.at, record: JSON.stringify(entry) });
    await insert.onConflict((conflict) => conflict.column("key").doNothing()).execute();
  },
  since: async (since, after) => {
    const rows = db.selectFrom("audit").select(["number", "record"]).where("at", ">=", new Date(since));
    const page = await rows.where("number", ">", after).orderBy("number").limit(mostRead).execute();
    return page.map(({ number, record }) => ({ ...(JSON.parse(record) as AuditEntry), number }));
  },
});
