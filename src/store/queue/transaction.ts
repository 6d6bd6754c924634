// Several calls of pg-boss as one: all of them happened, or none.
import type { Db, PgBoss } from "pg-boss";

export async function inTransaction<T>(boss: PgBoss, act: (db: Db) => Promise<T>): Promise<T> {
  const transaction = await boss.getDb().beginTransaction?.();
  if (!transaction) throw new Error("the queue's database connection knows no transactions");
  try {
    const result = await act(transaction.db);
    await transaction.commit();
    return result;
  } catch (error) {
    await transaction.rollback();
    throw error;
  }
}
