// The audit log: rows are added, and never changed.
import type { AuditEntry } from "../../domain/audit.ts";
import type { Audit, NumberedEntry } from "../../flows/ports.ts";
import type { Sql } from "./tables.ts";

const mostRead = 1_000;

export const audit = (db: Sql): Audit => ({
  add: async (entry, key) => {
    const { at, what, about, repository } = entry;
    const row = { key, at, what, about, repository: repository?.id ?? null, record: JSON.stringify(entry) };
    const insert = db.insertInto("audit").values(row);
    await insert.onConflict((conflict) => conflict.column("key").doNothing()).execute();
  },
  since: async (since, after) => {
    const rows = selectRecords(db).where("at", ">=", new Date(since)).where("number", ">", after);
    return (await rows.orderBy("number").limit(mostRead).execute()).map(toEntry);
  },
  newest: async (repository, before, length) => {
    const all = selectRecords(db).where("repository", "=", repository);
    const rows = before === null ? all : all.where("number", "<", before);
    return (await rows.orderBy("number", "desc").limit(length).execute()).map(toEntry);
  },
  lastDecision: async (request) => {
    const rows = selectRecords(db).where("about", "=", request).where("what", "=", "decision");
    const row = await rows.orderBy("number", "desc").limit(1).executeTakeFirst();
    return row ? toEntry(row) : null;
  },
});

const selectRecords = (db: Sql) => db.selectFrom("audit").select(["number", "record"]);

const toEntry = ({ number, record }: { readonly number: number; readonly record: string }): NumberedEntry => ({
  ...(JSON.parse(record) as AuditEntry),
  number,
});
