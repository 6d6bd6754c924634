// Locks: one row for each environment, so that of two pull requests one is first.
import type { Clock } from "../../domain/clock.ts";
import type { EnvironmentLock } from "../../domain/lock.ts";
import type { Locks, LockTaken } from "../../flows/ports.ts";
import { type Asked, isOver, isSameLock, mayTake } from "../take-lock.ts";
import { inTransaction } from "./in-transaction.ts";
import type { Sql } from "./tables.ts";

export const locks = (db: Sql, clock: Clock): Locks => ({
  take: async (lock, over) => {
    const asked = { lock, over, now: clock.now() };
    for (;;) {
      const taken = await inTransaction(db, (trx) => take(trx, asked));
      if (taken) return taken;
    }
  },
  get: async (repository, environment) => {
    const row = await rowOf(db, { repository, environment }).executeTakeFirst();
    const lock = row ? fromRow(row) : null;
    return lock && !isOver(lock, clock.now()) ? lock : null;
  },
  release: (lock) => inTransaction(db, (trx) => release(trx, lock)),
  ofPullRequest: async (repository, pullRequest) => {
    const rows = selectRecords(db).where("repository", "=", repository).where("pull_request", "=", pullRequest);
    return (await rows.execute()).map(fromRow).filter((lock) => !isOver(lock, clock.now()));
  },
  held: async (repositories) => {
    if (repositories.length === 0) return [];
    const rows = await selectRecords(db).where("repository", "in", repositories).execute();
    return rows.map(fromRow).filter((lock) => !isOver(lock, clock.now()));
  },
  expired: async () => {
    const rows = selectRecords(db).where("expires_at", "<=", clock.now());
    return (await rows.orderBy("expires_at").execute()).map(fromRow);
  },
});

/** Null: somebody released it right then, and it may be had by the next try. */
async function take(trx: Sql, asked: Asked): Promise<LockTaken | null> {
  const { lock, now } = asked;
  const insert = trx.insertInto("environment_lock").values({ ...keyOf(lock), ...toColumns(lock) });
  const free = await insert
    .onConflict((conflict) => conflict.doNothing())
    .returning("record")
    .executeTakeFirst();
  if (free) return { now: lock, before: null };
  const row = await rowOf(trx, keyOf(lock)).forUpdate().executeTakeFirst();
  if (!row) return null;
  const kept = fromRow(row);
  const before = isOver(kept, now) ? null : kept;
  if (!mayTake(kept, asked)) return { now: kept, before };
  const { repository, environment } = keyOf(lock);
  const update = trx.updateTable("environment_lock").set(toColumns(lock)).where("repository", "=", repository);
  await update.where("environment", "=", environment).execute();
  return { now: lock, before };
}

async function release(trx: Sql, lock: EnvironmentLock): Promise<boolean> {
  const { repository, environment } = keyOf(lock);
  const row = await rowOf(trx, { repository, environment }).forUpdate().executeTakeFirst();
  if (!row || !isSameLock(fromRow(row), lock)) return false;
  const rows = trx.deleteFrom("environment_lock").where("repository", "=", repository);
  await rows.where("environment", "=", environment).execute();
  return true;
}

const selectRecords = (db: Sql) => db.selectFrom("environment_lock").select("record");

const rowOf = (db: Sql, { repository, environment }: ReturnType<typeof keyOf>) =>
  selectRecords(db).where("repository", "=", repository).where("environment", "=", environment.toLowerCase());

const fromRow = ({ record }: { readonly record: string }) => JSON.parse(record) as EnvironmentLock;

const keyOf = ({ repository, environment }: EnvironmentLock) => ({
  repository: repository.id,
  environment: environment.toLowerCase(),
});

const toColumns = (lock: EnvironmentLock) => ({
  pull_request: lock.pullRequest.number,
  expires_at: lock.expiresAt,
  record: JSON.stringify(lock),
});
