// Runs: the record as it is, and beside it the columns by which it is found.
import type { Clock } from "../../domain/clock.ts";
import { isSettledRun, type Run } from "../../domain/run.ts";
import type { Runs } from "../../flows/ports.ts";
import { byAge } from "../run-age.ts";
import { runFromRecord } from "./from-record.ts";
import { inTransaction } from "./in-transaction.ts";
import { append } from "./logs.ts";
import type { Sql } from "./tables.ts";

export const runs = (db: Sql, clock: Clock): Runs => ({
  add: async (run) => {
    const insert = db
      .insertInto("run")
      .values({ id: run.id, ...toColumns(run), changed_at: clock.now() })
      .onConflict((conflict) => conflict.doNothing());
    return (await insert.returning("id").executeTakeFirst()) !== undefined;
  },
  get: (id) => one(selectRecords(db).where("id", "=", id)),
  change: (id, change) => inTransaction(db, (trx) => changeOne(trx, { id, change, at: clock.now() })),
  unsettled: () => all(selectRecords(db).where("settled", "=", false)),
  ofWorkflowRun: (repository, workflowRun) =>
    one(selectRecords(db).where("repository", "=", repository).where("workflow_run", "=", workflowRun)),
  waitingFor: async (repository, environment) => {
    const waiting = selectRecords(db).where("stage", "=", "waiting").where("repository", "=", repository);
    return (await all(waiting.where("environment", "=", environment.toLowerCase()))).sort(byAge);
  },
});

/** Removes runs that were settled then, with what is left of their logs. */
export async function forgetRuns(db: Sql, before: Date): Promise<void> {
  await db.deleteFrom("run").where("settled", "=", true).where("changed_at", "<", before).execute();
}

interface Change {
  readonly id: string;
  readonly change: Parameters<Runs["change"]>[1];
  readonly at: Date;
}

async function changeOne(trx: Sql, { id, change, at }: Change): Promise<Run | null> {
  const row = trx.selectFrom("run").select(["record", "printed"]).where("id", "=", id).forUpdate();
  const kept = await row.executeTakeFirst();
  if (!kept) return null;
  const before = runFromRecord(kept.record);
  const changed = change(before);
  if (!changed) return before;
  const printed = await append(trx, { run: id, before: kept.printed, text: changed.output ?? "", at });
  const columns = { ...toColumns(changed.run), printed, changed_at: at };
  await trx.updateTable("run").set(columns).where("id", "=", id).execute();
  return changed.run;
}

const toColumns = (run: Run) => ({
  repository: run.repository.id,
  environment: run.environment.name.toLowerCase(),
  stage: run.stage,
  settled: isSettledRun(run),
  workflow_run: run.workflowRun,
  record: JSON.stringify(run),
});

const selectRecords = (db: Sql) => db.selectFrom("run").select("record").orderBy("position");

type Records = Pick<ReturnType<typeof selectRecords>, "execute" | "executeTakeFirst">;

const all = async (records: Records): Promise<Run[]> =>
  (await records.execute()).map(({ record }) => runFromRecord(record));

async function one(records: Records): Promise<Run | null> {
  const found = await records.executeTakeFirst();
  return found ? runFromRecord(found.record) : null;
}
