// What people do in a scenario: mostly commands, and what makes commands hard to follow.
import { type Cast, drawPull } from "./cast.ts";
import type { Random } from "./random.ts";
import type { PeopleStep } from "./step.ts";

export const writer = "ada";
export const reader = "rita";

const bodies = [
  [12, "/deploy staging"],
  [6, "/deploy production"],
  [2, "/deploy"],
  [3, "/deploy staging,production"],
  [3, "Looks good to me.\n\n/deploy staging\n/deploy production"],
  [1, "/deploy staging\n/deploy staging"],
  [1, "/deploy nowhere"],
  [1, "/deploy nowhere\n/deploy staging"],
  [1, "> /deploy production\n\nNot yet."],
  [1, "Nice."],
] as const;

export const drawComment = (random: Random, cast: Cast): PeopleStep => ({
  kind: "comment",
  pull: drawPull(random, cast),
  by: random.chance(0.1) ? reader : writer,
  body: random.weigh(bodies),
});

export function drawOther(random: Random, cast: Cast): PeopleStep {
  const pull = drawPull(random, cast);
  return random.weigh<PeopleStep>([
    [6, { kind: "push", pull }],
    [8, { kind: "move main", repository: pull.repository }],
    [1, { kind: "conflict", pull }],
    [1, { kind: "close", pull }],
    [2, { kind: "foreign", pull, environment: random.pick(["staging", "production"]) }],
  ]);
}
