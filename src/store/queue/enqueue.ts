// Jobs into the database: one insert for all, and none for a job that waits there already.
import type { Db, JobInsert, PgBoss } from "pg-boss";
import type { SendOptions, Sent } from "../../flows/ports.ts";
import type { Envelope } from "./envelope.ts";
import { toText } from "./job-text.ts";
import { jobsQueue } from "./open-boss.ts";
import { orderedId } from "./ordered-id.ts";
import { inTransaction } from "./transaction.ts";

type Named = Sent & { readonly options: { readonly id: string } };

/** Inside of the caller's transaction, if there is one: what it inserts is there when the caller commits. */
export async function enqueue(boss: PgBoss, jobs: readonly Sent[], db?: Db): Promise<void> {
  const merged = merge(jobs);
  const named = merged.filter(isNamed);
  if (named.length === 0) return insert(boss, merged, db);
  if (!db) return inTransaction(boss, (own) => enqueue(boss, merged, own));
  await takeTurns(db, named);
  const waiting = await hasten(db, named);
  const fresh = merged.filter(({ options }) => options.id === undefined || !waiting.has(options.id));
  await insert(boss, fresh, db);
}

const isNamed = (sent: Sent): sent is Named => sent.options.id !== undefined;

/** Of one id the first counts, at the earliest of their times. */
function merge(jobs: readonly Sent[]): readonly Sent[] {
  const merged = new Map<string | Sent, Sent>();
  for (const sent of jobs) {
    const name = sent.options.id ?? sent;
    const first = merged.get(name);
    merged.set(name, first ? { job: first.job, options: sooner(first.options, sent.options.at) } : sent);
  }
  return [...merged.values()];
}

/** No time is now. */
function sooner({ at: one, ...options }: SendOptions, other: string | undefined): SendOptions {
  if (one === undefined || other === undefined) return options;
  return { ...options, at: new Date(one) < new Date(other) ? one : other };
}

async function insert(boss: PgBoss, jobs: readonly Sent[], db?: Db): Promise<void> {
  if (jobs.length > 0) await boss.insert(jobsQueue, jobs.map(toInsert), db ? { db } : {});
}

export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** The insert as it would be sent, for a caller that makes it part of a statement of its own. */
export async function insertStatement(boss: PgBoss, jobs: readonly Sent[]): Promise<Statement> {
  const written: Statement[] = [];
  const paper: Db = {
    executeSql: async (text, values = []) => {
      written.push({ text, values });
      return { rows: [] };
    },
  };
  await insert(boss, jobs, paper);
  const [statement, ...more] = written;
  if (!statement || more.length > 0) throw new Error("the queue does not insert jobs with one statement");
  return statement;
}

function toInsert({ job, options: { key, at, id } }: Sent): JobInsert<Envelope> {
  return {
    id: orderedId(),
    singletonKey: key,
    data: { job: toText(job), key, tries: 0, ...(id === undefined ? {} : { id }) },
    ...(at === undefined ? {} : { startAfter: new Date(at) }),
  };
}

/** Senders of one id come one after the other; locked in one order by everybody, so that nobody waits in a circle. */
async function takeTurns(db: Db, jobs: readonly Named[]): Promise<void> {
  await db.executeSql(
    `SELECT pg_advisory_xact_lock(lock) FROM (
       SELECT DISTINCT hashtextextended('slipway job ' || id, 0) AS lock FROM unnest($1::text[]) AS id ORDER BY 1
     ) AS locks`,
    [jobs.map(({ options }) => options.id)],
  );
}

/**
 * The ids of those that wait already, now for the earlier time. No process starts them before our transaction is over
 * (the update holds their rows), so that they see all that was written before they were asked for again.
 */
async function hasten(db: Db, jobs: readonly Named[]): Promise<ReadonlySet<string>> {
  const times = Object.fromEntries(jobs.map(({ options: { id, at } }) => [id, at ?? "now"]));
  const { rows } = await db.executeSql(
    `UPDATE pgboss.job SET start_after = least(start_after, ($3::jsonb ->> (data ->> 'id'))::timestamptz)
     WHERE name = $1 AND state = 'created' AND singleton_key = ANY ($2) AND $3::jsonb ? (data ->> 'id')
     RETURNING data ->> 'id' AS id`,
    [jobsQueue, jobs.map(({ options }) => options.key), JSON.stringify(times)],
  );
  return new Set(rows.map(({ id }: { readonly id: string }) => id));
}
