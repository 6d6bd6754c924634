// What happens to processes and to their database in a scenario.
import type { Cast } from "./cast.ts";
import type { Random } from "./random.ts";
import type { Trap, TroubleStep } from "./step.ts";

/** As a supervisor has it: sometimes at once, sometimes after a while. */
const drawBack = (random: Random): number => (random.chance(0.6) ? random.between(0, 200) : random.between(200, 2500));

/** Longer than others wait for a sign of life, or too short for anybody to notice. */
const drawPause = (random: Random): number => random.pick([1000, 15_000]);

export function drawTrouble(random: Random, { processes }: Cast, pauses: boolean): TroubleStep {
  const back = drawBack(random);
  const process = random.between(0, processes - 1);
  return random.weigh<TroubleStep>([
    [4, { kind: "kill", process, back }],
    [2, { kind: "terminate", process, back }],
    [8, { ...drawTrap(random), blow: "kill", back }],
    [2, { kind: "database", how: random.pick(["stop", "kill"]), back: random.between(0, 3000) }],
    [pauses ? 1 : 0, { kind: "pause", process, back: drawPause(random) }],
    [pauses ? 2 : 0, { ...drawTrap(random), blow: "pause", back: drawPause(random) }],
  ]);
}

const drawTrap = (random: Random): Omit<Trap, "blow" | "back"> => ({
  kind: "trap",
  call: random.weigh([
    [5, "create"],
    [3, "cards"],
    [1, "facts"],
    [1, "find"],
    [1, "comments"],
  ]),
  when: random.pick(["begin", "end"]),
  slow: random.chance(0.4) ? random.between(500, 5000) : 0,
  whom: random.pick(["one", "all"]),
});
