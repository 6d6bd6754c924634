// Check runs that count no more: GitHub's rollup keeps them where the same check ran again in another suite.
import type { CheckRunAnswer, ContextAnswer } from "./facts-answer.ts";

export interface Sifted {
  readonly counting: readonly ContextAnswer[];
  readonly superseded: readonly CheckRunAnswer[];
}

/** Commit statuses are the newest of their context already. */
export function sift(reported: readonly ContextAnswer[]): Sifted {
  const runs = reported.filter((one) => one.__typename === "CheckRun");
  const newest = newestByCheck(runs);
  const superseded = runs.filter((run) => isSuperseded(run, newest.get(checkOf(run))));
  const over = new Set<ContextAnswer>(superseded);
  return { counting: reported.filter((one) => !over.has(one)), superseded };
}

function newestByCheck(runs: readonly CheckRunAnswer[]): Map<string, CheckRunAnswer> {
  const newest = new Map<string, CheckRunAnswer>();
  for (const run of runs) {
    const other = newest.get(checkOf(run));
    if (run.startedAt && (!other || startOf(run) > startOf(other))) newest.set(checkOf(run), run);
  }
  return newest;
}

/** Within a suite GitHub itself shows the newest only; where times do not tell, both count. */
const isSuperseded = (run: CheckRunAnswer, by: CheckRunAnswer | undefined): boolean =>
  by !== undefined &&
  typeof by.checkSuite?.app?.databaseId === "number" &&
  run.checkSuite?.id !== by.checkSuite.id &&
  startOf(run) < startOf(by);

/** The same name may stand for another check where App, workflow or event differ. */
const checkOf = ({ name, checkSuite }: CheckRunAnswer): string =>
  JSON.stringify([
    name,
    checkSuite?.app?.databaseId,
    checkSuite?.workflowRun?.workflow.id,
    checkSuite?.workflowRun?.event,
  ]);

/** NaN, which no comparison passes, where it has not started. */
const startOf = ({ startedAt }: CheckRunAnswer): number => (startedAt ? Date.parse(startedAt) : Number.NaN);
