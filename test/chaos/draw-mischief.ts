// What GitHub and the network do in a scenario.
import type { Random } from "./random.ts";
import type { ApiTrouble, LostEvent, MischiefStep } from "./step.ts";

const calls = [
  [5, "create"],
  [5, "cards"],
  [3, "facts"],
  [1, "permission"],
  [2, "find"],
  [2, "comments"],
  [1, "token"],
  [1, "activity"],
  [1, "log"],
] as const;

const answers: readonly (readonly [number, ApiTrouble])[] = [
  [2, "500"],
  [3, "502"],
  [3, "reset"],
  [1, "429"],
  [2, "secondary"],
];

const events: readonly (readonly [number, LostEvent])[] = [
  [4, "issue_comment"],
  [2, "deployment"],
  [3, "deployment_status"],
  [2, "pull_request"],
  [2, "check_run"],
];

/** Only what some later event or the passing of time makes good. */
const losable: readonly LostEvent[] = ["issue_comment", "deployment", "pull_request", "check_run"];

export const drawMischief = (random: Random): MischiefStep =>
  random.weigh<MischiefStep>([
    [8, drawFault(random)],
    [1, { kind: "latency", milliseconds: random.between(0, 150) }],
    [2, { kind: "fail", event: random.weigh(events) }],
    [1, { kind: "lose", event: random.pick(losable) }],
    [3, { kind: "double", event: random.weigh(events), newGuid: random.chance(0.5) }],
    [2, { kind: "hold", back: random.between(200, 2500), order: random.pick(["reverse", "same"]) }],
    [2, { kind: "unheard" }],
  ]);

/** A limit refuses: nothing of what it refuses is done. */
function drawFault(random: Random): MischiefStep {
  const answer = random.weigh(answers);
  const limited = answer === "429" || answer === "secondary";
  const when = limited ? "before" : random.pick(["before", "after"] as const);
  return { kind: "fault", call: random.weigh(calls), answer, when, times: random.chance(0.2) ? 2 : 1 };
}
