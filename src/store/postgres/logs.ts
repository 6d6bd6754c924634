// What runs printed: one row for each part, its number the place in the whole where it ends.
import { sql } from "kysely";
import type { Logs } from "../../flows/ports.ts";
import { between, isTimeToCut, toParts, toRead } from "../log-parts.ts";
import { schema, type Sql } from "./tables.ts";

/** Of a run that prints letter by letter, not all at once. */
const mostRows = 5_000;

export const logs = (db: Sql): Logs => ({
  read: async (run, after) => {
    const rows = db.selectFrom("run_log").select(["number", "text"]).where("run", "=", run);
    const newer = rows.where("number", ">", after).orderBy("number").limit(mostRows);
    return { parts: toRead(await newer.execute(), after) };
  },
  forget: async (before) => {
    // The newest part alone says it, and the primary key finds it without a look at the others.
    const lastAdded = sql<Date>`(select at from ${sql.table(`${schema}.run_log`)} where run = run.id order by number desc limit 1)`;
    const silent = db.selectFrom("run").select("id").where(lastAdded, "<", new Date(before));
    await db.deleteFrom("run_log").where("run", "in", silent).execute();
  },
});

interface Added {
  readonly run: string;
  /** How much the run had printed before. */
  readonly before: number;
  readonly text: string;
  readonly at: Date;
}

/** Answers how much the run has printed now. Of one run nobody else may add at the same time: its row is locked. */
export async function append(trx: Sql, { run, before, text, at }: Added): Promise<number> {
  if (text === "") return before;
  const printed = before + text.length;
  const rows = toParts(text, before).map((part) => ({ ...part, run, at }));
  await trx.insertInto("run_log").values(rows).execute();
  if (isTimeToCut(before, printed)) await cut(trx, run, printed);
  return printed;
}

async function cut(trx: Sql, run: string, printed: number): Promise<void> {
  const { above, upTo } = between(printed);
  const rows = trx.deleteFrom("run_log").where("run", "=", run);
  await rows.where("number", ">", above).where("number", "<=", upTo).execute();
}
