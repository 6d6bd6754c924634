// Plays a scenario from its first process to its last.
import { chmod, mkdir, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pass } from "node:timers/promises";
import { cardsOf } from "./evidence.ts";
import type { Tally } from "./journal.ts";
import type { Scenario } from "./scenario.ts";
import { calm, settle } from "./settle.ts";
import { type Closers, openStage, type Stage } from "./stage.ts";
import type { Deeds, Step } from "./step.ts";
import { headlineOf } from "./words.ts";

export interface Outcome {
  /** What is wrong, in sentences. */
  readonly breaches: readonly string[];
  readonly tally: Tally;
  /** What the cards say in the end. */
  readonly headlines: readonly string[];
  readonly journal: readonly string[];
  /** Milliseconds. */
  readonly took: number;
}

export interface Home {
  /** For everything that a scenario needs; nothing stays there. */
  readonly folder: string;
  /** Aborted: the scenario is torn down at once, and `play` throws. */
  readonly signal?: AbortSignal;
}

export async function play(scenario: Scenario, { folder: home, signal }: Home): Promise<Outcome> {
  const folder = await makeFolder(home);
  const closers: Closers = [() => rm(folder, { recursive: true, force: true })];
  try {
    return await Promise.race([perform(scenario, folder, closers), aborted(signal)]);
  } finally {
    for (const close of closers.toReversed()) await close();
  }
}

const aborted = (signal: AbortSignal | undefined): Promise<never> =>
  new Promise((_, reject) => {
    signal?.addEventListener("abort", () => reject(new Error("The scenario was told to end.")), { once: true });
  });

/** Started by root, the database runs as somebody else, who must be able to pass. */
async function makeFolder(home: string): Promise<string> {
  const folder = await mkdtemp(join(home, "s"));
  await chmod(folder, 0o711);
  await mkdir(join(folder, "tmp"));
  await chmod(join(folder, "tmp"), 0o711);
  return folder;
}

async function perform(scenario: Scenario, folder: string, closers: Closers): Promise<Outcome> {
  const stage = await openStage(scenario, folder, closers);
  const { fleet, people, journal } = stage;
  await fleet.open();
  people.openPulls(scenario);
  journal.note("the chaos begins");
  await Promise.all(scenario.steps.map((step) => pass(step.at).then(() => act(stage, step))));
  await calm(stage, scenario);
  const breaches = await settle(stage, scenario);
  return { breaches, tally: journal.tally, headlines: headlines(stage), journal: journal.lines, took: journal.elapsed };
}

/** The table has a deed for each kind of step; only that the two belong together is beyond the compiler. */
function act({ people, trouble, mischief }: Stage, step: Step): void | Promise<void> {
  const deeds: Deeds<Step> = { ...people.deeds, ...trouble.deeds, ...mischief.deeds };
  return (deeds[step.kind] as (step: Step) => void | Promise<void>)(step);
}

const headlines = (stage: Stage): string[] => cardsOf(stage).map(({ comment }) => headlineOf(comment.body));
