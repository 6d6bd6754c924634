// The end of a scenario: the chaos stops, what is under way finds its end, and everything is judged.
import type { Evidence, Invariant } from "./evidence.ts";
import { always, inTheEnd } from "./invariants/invariants.ts";
import { deadJobs, unfinishedJobs } from "./jobs.ts";
import type { Scenario } from "./scenario.ts";
import type { Stage } from "./stage.ts";
import { until } from "./until.ts";

/** Nobody makes trouble any more. */
export async function calm(stage: Stage, { lastChance, patience }: Scenario): Promise<void> {
  const { sandbox, journal, trouble, mischief, ci, fleet } = stage;
  await fleet.allReady();
  await until(() => trouble.armed() + sandbox.faults.pending() === 0, { within: lastChance });
  journal.note("the chaos ends");
  trouble.end();
  await mischief.end();
  ci.hurry();
  await until(() => !fleet.standsStill, { within: patience });
  await fleet.allReady();
  await sandbox.deliveries.idle();
  // A process that starts looks for what could not be delivered; the next look of one that runs is minutes away.
  if (undelivered(sandbox) > 0) await fleet.restart();
  // What GitHub never tried to deliver is made good by the next event of its kind.
  if (journal.tally["deliveries lost"] > 0) ci.repeat();
}

function undelivered({ state }: Stage["sandbox"]): number {
  const all = [...state.apps.values()].flatMap(({ deliveries }) => deliveries);
  const answered = new Set(all.filter(({ status }) => status === "OK").map(({ guid }) => guid));
  return all.filter(({ guid }) => !answered.has(guid)).length;
}

/** Answers what is wrong, in sentences. */
export async function settle(stage: Stage, { patience }: Scenario): Promise<readonly string[]> {
  let open: readonly string[] = [];
  const isSettled = async (): Promise<boolean> => (open = await openEnds(stage)).length === 0;
  const settled = await until(isSettled, { within: patience, every: 150 });
  stage.journal.note(settled ? "settled" : "not settled");
  const dead = await deadJobs(stage.database);
  const endings = await stage.fleet.close();
  const evidence = { ...evidenceOf(stage), dead };
  return [
    ...judge(evidence, settled ? [...inTheEnd, ...always] : always),
    ...open.map((end) => `after ${patience / 1000} s: ${end}`),
    ...endings
      .filter(({ code }) => code !== 0)
      .map(({ code, signal }) => `ended when asked to stop: ${signal ?? code}`),
  ];
}

/** What must still come to its end. */
async function openEnds(stage: Stage): Promise<readonly string[]> {
  const { deliveries, calls } = stage.sandbox;
  const underWay = [...many(deliveries.open(), "deliveries"), ...many(calls.open(), "calls to GitHub")];
  const open = [...underWay, ...judge(evidenceOf(stage), inTheEnd)];
  return open.length > 0 ? open : unfinishedJobs(stage.database).catch((error: unknown) => [String(error)]);
}

const many = (count: number, what: string): string[] => (count > 0 ? [`${count} ${what} are under way`] : []);

const evidenceOf = ({ sandbox, people, recorder, fleet }: Stage): Evidence => ({
  sandbox,
  recorder,
  repositories: people.repositories,
  spoken: people.spoken,
  ...fleet.odd,
  dead: [],
});

const judge = (evidence: Evidence, invariants: readonly Invariant[]): string[] =>
  invariants.flatMap((invariant) => invariant(evidence));
