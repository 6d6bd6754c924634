// What one process alone does for all that share a database: whoever holds the lease, for as long as it is connected.
import type { PoolClient } from "pg";
import type { Database } from "./connect.ts";
import { toFault } from "./to-fault.ts";

/** Ends with the session, also where the process was killed: https://www.postgresql.org/docs/18/explicit-locking.html#ADVISORY-LOCKS */
const tryToLock = "select pg_try_advisory_lock(hashtextextended($1, 0)) as held";

export class ProcessLease {
  readonly #pool: Database["pool"];
  readonly #name: string;
  #session: PoolClient | null = null;

  constructor({ pool }: Pick<Database, "pool">, name: string) {
    this.#pool = pool;
    this.#name = name;
  }

  /** Whether it is this process's; from then on, until it is released or the connection is lost. One call at a time. */
  async hold(): Promise<boolean> {
    try {
      return (await this.#isHeld()) || (await this.#tryToHold());
    } catch (error) {
      throw toFault(error);
    }
  }

  async release(): Promise<void> {
    this.#session?.release(true);
    this.#session = null;
  }

  async #isHeld(): Promise<boolean> {
    try {
      return (await this.#session?.query("select 1")) !== undefined;
    } catch {
      // The connection is lost, and with it the lease, unless nobody else was faster.
      await this.release();
      return false;
    }
  }

  async #tryToHold(): Promise<boolean> {
    const session = await this.#pool.connect();
    try {
      const { rows } = await session.query<{ held: boolean }>(tryToLock, [this.#name]);
      const held = rows[0]?.held === true;
      if (held) this.#session = session;
      else session.release();
      return held;
    } catch (error) {
      session.release(true);
      throw error;
    }
  }
}
