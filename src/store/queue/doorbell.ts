// Tells the other processes, within milliseconds, that there is something to do: LISTEN and NOTIFY.
import type { Db, PgBoss } from "pg-boss";

/** The channel. */
export const doorbell = "slipway_queue";

/** `from` is the process that needs no telling. In a transaction it rings at the commit, and for everybody. */
export async function ringDoorbell(db: Db, from = ""): Promise<void> {
  await db.executeSql("SELECT pg_notify($1, $2)", [doorbell, from]);
}

/** Rings also after each lost connection, for what was missed. Answers how to stop listening. */
export async function hearDoorbell(boss: PgBoss, self: string, onRing: () => void): Promise<() => Promise<void>> {
  const hear = (from: string): void => {
    if (from !== self) onRing();
  };
  const listener = await boss.getDb().listen?.(doorbell, hear, onRing);
  return async () => listener?.close();
}
