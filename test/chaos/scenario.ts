// Draws a scenario from a seed: who plays, what people do, and what goes wrong when.
import { type Cast, drawCast } from "./cast.ts";
import { drawMischief } from "./draw-mischief.ts";
import { drawComment, drawOther } from "./draw-people.ts";
import { drawTrouble } from "./draw-trouble.ts";
import { Random } from "./random.ts";
import type { Step, Timed } from "./step.ts";

export interface Scenario extends Cast {
  readonly seed: number;
  readonly steps: readonly Timed[];
  /** Milliseconds after the last step in which traps and faults may still meet something. */
  readonly lastChance: number;
  /** Milliseconds until everything must have ended after that: the longest wait, a lost heartbeat, a queue at GitHub's pace. */
  readonly patience: number;
}

type Range = readonly [low: number, high: number];

export interface Bounds extends Pick<Scenario, "lastChance" | "patience"> {
  /** Milliseconds in which everything happens. */
  readonly length: number;
  readonly comments: Range;
  readonly others: Range;
  readonly troubles: Range;
  readonly mischiefs: Range;
  /** Processes also stand still, for longer than others wait for them. */
  readonly pauses: boolean;
}

export const usual: Bounds = {
  length: 8000,
  comments: [5, 10],
  others: [0, 5],
  troubles: [1, 6],
  mischiefs: [4, 14],
  pauses: false,
  lastChance: 3000,
  patience: 600_000,
};

/** The same seed and terms are the same scenario; a part of the cast that the terms name is not drawn. */
export function drawScenario(seed: number, terms: Partial<Bounds & Cast> = {}): Scenario {
  const { length, comments, others, troubles, mischiefs, pauses, lastChance, patience } = { ...usual, ...terms };
  const random = new Random(seed);
  const cast = { ...drawCast(random), ...terms };
  const several = (range: Range, draw: () => Step): Timed[] =>
    random.times(random.between(...range), () => ({ ...draw(), at: random.between(0, length) }));
  const steps = [
    ...several(comments, () => drawComment(random, cast)),
    ...several(others, () => drawOther(random, cast)),
    ...several(troubles, () => drawTrouble(random, cast, pauses)),
    ...several(mischiefs, () => drawMischief(random)),
  ];
  const { repositories, processes, database, intake } = cast;
  return {
    seed,
    repositories,
    processes,
    database,
    intake,
    lastChance,
    patience,
    steps: steps.sort((a, b) => a.at - b.at),
  };
}
