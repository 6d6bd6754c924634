// Deliveries into the database before GitHub is answered: those that arrive together share one transaction.
import type { Clock } from "../../domain/clock.ts";
import type { Delivery, Inbox, Sent } from "../../flows/ports.ts";
import type { BossQueue } from "../queue/boss-queue.ts";
import type { Database } from "./connect.ts";
import { heads } from "./heads.ts";
import type { Sql } from "./tables.ts";

interface Waiting {
  readonly delivery: Delivery;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

/** More would make the first of them wait for long. */
const mostTogether = 200;

export class PostgresInbox implements Inbox {
  readonly #sql: Sql;
  readonly #queue: Pick<BossQueue, "sendAll">;
  readonly #clock: Clock;
  #waiting: Waiting[] = [];
  #writing = false;

  constructor({ sql }: Pick<Database, "sql">, queue: Pick<BossQueue, "sendAll">, clock: Clock) {
    this.#sql = sql;
    this.#queue = queue;
    this.#clock = clock;
  }

  take(delivery: Delivery): Promise<void> {
    return new Promise((done, failed) => {
      this.#waiting.push({ delivery, done, failed });
      if (!this.#writing) void this.#writeAll();
    });
  }

  async #writeAll(): Promise<void> {
    this.#writing = true;
    while (this.#waiting.length > 0) await this.#writeSome(this.#waiting.splice(0, mostTogether));
    this.#writing = false;
  }

  async #writeSome(together: readonly Waiting[]): Promise<void> {
    try {
      await this.#write(together.map(({ delivery }) => delivery));
      for (const { done } of together) done();
    } catch (error) {
      for (const { failed } of together) failed(error);
    }
  }

  /** All or nothing: what is remembered as taken has its jobs in the queue. */
  #write(deliveries: readonly Delivery[]): Promise<void> {
    return this.#sql.transaction().execute(async (trx) => {
      for (const { head } of deliveries) if (head) await heads(trx).record(head);
      const jobs = await this.#newJobs(trx, deliveries);
      if (jobs.length > 0) await this.#queue.sendAll(jobs, trx);
    });
  }

  async #newJobs(trx: Sql, deliveries: readonly Delivery[]): Promise<Sent[]> {
    const bringing = deliveries.filter(({ jobs }) => jobs.length > 0);
    const isNew = await rememberAll(trx, bringing.filter(({ id }) => id !== "").map(keyOf), this.#clock.now());
    // Within one batch the same delivery may stand twice: the first brings the jobs.
    return bringing.filter((one) => one.id === "" || isNew.delete(keyOf(one))).flatMap(({ jobs }) => jobs);
  }
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
