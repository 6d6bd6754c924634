// Deliveries into the database before GitHub is answered: those that arrive together are one statement.
import { createHash } from "node:crypto";
import type { Pool } from "pg";
import type { Clock } from "../../domain/clock.ts";
import type { Delivery, HeadSighting, Inbox, Sent } from "../../flows/ports.ts";
import { errorField } from "../error-field.ts";
import type { BossQueue } from "../queue/boss-queue.ts";
import type { Database } from "./connect.ts";
import { heads, prune } from "./heads.ts";
import { headsStatement, intakeStatement, type Statement } from "./intake-statement.ts";
import type { Sql } from "./tables.ts";
import { toFault } from "./to-fault.ts";
import { together } from "./together.ts";

type Queue = Pick<BossQueue, "sendAll" | "prepare">;

export class PostgresInbox implements Inbox {
  readonly #sql: Sql;
  readonly #pool: Pool;
  readonly #queue: Queue;
  readonly #clock: Clock;
  readonly take: Inbox["take"] = together((deliveries) => this.#keep(deliveries));

  constructor({ sql, pool }: Pick<Database, "sql" | "pool">, queue: Queue, clock: Clock) {
    this.#sql = sql;
    this.#pool = pool;
    this.#queue = queue;
    this.#clock = clock;
  }

  /** All or nothing: what is remembered as taken has its jobs in the queue. */
  async #keep(deliveries: readonly Delivery[]): Promise<void[]> {
    try {
      if (!deliveries.some(wakes)) await this.#keepAtOnce(deliveries);
      else await this.#keepStepByStep(deliveries);
    } catch (error) {
      if (errorField(error, "code") !== uniqueViolation) throw toFault(error);
      await this.#keepStepByStep(deliveries);
    }
    return deliveries.map(() => {});
  }

  /** What comes for the first time, and that is nearly everything. */
  async #keepAtOnce(deliveries: readonly Delivery[]): Promise<void> {
    const seen = eachOnce(deliveries.flatMap(({ head }) => head ?? []));
    const bringing = eachIdOnce(deliveries.filter(({ jobs }) => jobs.length > 0));
    const jobs = bringing.flatMap((delivery) => delivery.jobs);
    if (jobs.length === 0) return this.#run(headsStatement(seen));
    const keys = bringing.filter(({ id }) => id !== "").map(keyOf).sort();
    const { insert, bell, kept } = await this.#queue.prepare(jobs);
    await this.#run(intakeStatement({ heads: seen, keys, at: this.#clock.now(), insert, bell }));
    kept();
  }

  /** By its name the server knows it again, and has it planned already. */
  async #run({ text, values }: Statement): Promise<void> {
    await this.#pool.query({ name: nameOf(text), text, values: [...values] });
  }
