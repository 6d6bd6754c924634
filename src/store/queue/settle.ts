// Writes down what became of a job, if it is still ours.
import type { PgBoss } from "pg-boss";
import type { Outcome } from "./attempt.ts";
import { bury } from "./dead-jobs.ts";
import { describe } from "./describe.ts";
import type { Claim } from "./envelope.ts";
import { jobsQueue } from "./open-boss.ts";
import { touched } from "./touched.ts";
import { inTransaction } from "./transaction.ts";

/** False where the claim had lapsed: another start of the job is under way, and has the last word. */
export async function settle(boss: PgBoss, claim: Claim, outcome: Outcome): Promise<boolean> {
  switch (outcome.kind) {
    case "done":
      return touched(await boss.deleteJob(jobsQueue, claim)).length > 0;
    case "again":
      return tryAgain(boss, claim, outcome);
    case "dead":
      return bury(boss, claim, outcome.error);
  }
}

/** Failed in the eyes of pg-boss, the job holds back all later ones of its key until it is tried again. */
function tryAgain(
  boss: PgBoss,
  claim: Claim,
  { delay, data, error }: Extract<Outcome, { kind: "again" }>,
): Promise<boolean> {
  return inTransaction(boss, async (db) => {
    const failed = touched(await boss.fail(jobsQueue, claim, { message: describe(error) }, { db }));
    if (failed.length === 0) return false;
    await boss.update(jobsQueue, data, { id: claim.id, startAfter: delay / 1000, db });
    return true;
  });
}
