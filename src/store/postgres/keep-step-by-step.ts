// Deliveries of which some may have been taken before, or wake what waits: each step looks at what is there.
import type { Clock } from "../../domain/clock.ts";
import type { Delivery, Sent } from "../../flows/ports.ts";
import type { BossQueue } from "../queue/boss-queue.ts";
import type { Database } from "./connect.ts";
import { heads } from "./heads.ts";
import type { Sql } from "./tables.ts";

export interface Outside {
  readonly database: Pick<Database, "sql">;
  readonly queue: Pick<BossQueue, "sendAll">;
  readonly clock: Clock;
}

/** All or nothing. */
export const keepStepByStep = ({ database, queue, clock }: Outside, deliveries: readonly Delivery[]): Promise<void> =>
  database.sql.transaction().execute(async (trx) => {
    for (const { head } of deliveries) if (head) await heads(trx).record(head);
    const jobs = await newJobs(trx, deliveries, clock.now());
    if (jobs.length > 0) await queue.sendAll(jobs, trx);
  });

async function newJobs(trx: Sql, deliveries: readonly Delivery[], now: Date): Promise<Sent[]> {
  const bringing = deliveries.filter(({ jobs }) => jobs.length > 0);
  const isNew = await rememberAll(trx, bringing.filter(({ id }) => id !== "").map(keyOf), now);
  // Within one batch the same delivery may stand twice: the first brings the jobs.
  return bringing.filter((one) => one.id === "" || isNew.delete(keyOf(one))).flatMap(({ jobs }) => jobs);
}

const keyOf = ({ id }: Delivery): string => `delivery/${id}`;

/** Answers those that were not there before. */
async function rememberAll(trx: Sql, all: readonly string[], at: Date): Promise<Set<string>> {
  if (all.length === 0) return new Set();
  // In one order everywhere: two processes that insert the same keys crosswise would wait for each other.
  const rows = [...new Set(all)].sort().map((key) => ({ key, at }));
  const insert = trx.insertInto("remembered_key").values(rows);
  const added = await insert
    .onConflict((conflict) => conflict.doNothing())
    .returning("key")
    .execute();
  return new Set(added.map(({ key }) => key));
}
