// The dead letters: jobs that were given up can be read, and run again.
import type { PgBoss } from "pg-boss";
import { describe } from "./describe.ts";
import type { Claim } from "./envelope.ts";
import { deadQueue, jobsQueue } from "./open-boss.ts";
import { orderedId } from "./ordered-id.ts";
import { touched } from "./touched.ts";
import { inTransaction } from "./transaction.ts";

export interface DeadJob {
  readonly id: string;
  /** When it was given up, ISO 8601. */
  readonly at: string;
  readonly key: string;
  /** The job as JSON, perhaps of a kind that this version does not know. */
  readonly job: string;
  readonly tries: number;
  /** For the operator's eyes: not escaped, and perhaps not for everybody. */
  readonly error: string;
}

type Letter = Omit<DeadJob, "id" | "at">;

/** False where the claim had lapsed. */
export function bury(boss: PgBoss, claim: Claim, error: unknown): Promise<boolean> {
  const { job, key, tries } = claim.data;
  const letter: Letter = { job, key, tries: tries + 1, error: describe(error) };
  return inTransaction(boss, async (db) => {
    if (touched(await boss.deleteJob(jobsQueue, claim, { db })).length === 0) return false;
    await boss.insert(deadQueue, [{ id: orderedId(), data: letter }], { db });
    return true;
  });
}

/** Oldest first, 1000 at most. */
export async function deadJobs(boss: PgBoss): Promise<readonly DeadJob[]> {
  const letters = await boss.findJobs<Letter>(deadQueue);
  return letters.map(({ id, createdOn, data }) => ({ ...data, id, at: createdOn.toISOString() }));
}

/** With all its tries, behind what waits under its key. False where there is no such dead job. */
export async function revive(boss: PgBoss, id: string): Promise<boolean> {
  if (!/^[\da-f-]{36}$/i.test(id)) return false;
  return inTransaction(boss, async (db) => {
    const [letter] = await boss.findJobs<Letter>(deadQueue, { id, db });
    if (!letter || touched(await boss.deleteJob(deadQueue, id, { db })).length === 0) return false;
    const { job, key } = letter.data;
    await boss.insert(jobsQueue, [{ id: orderedId(), singletonKey: key, data: { job, key, tries: 0 } }], { db });
    return true;
  });
}
