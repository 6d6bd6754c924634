// The decision: every gate sees the same case, every obstacle counts, and a gate that throws is one.
import { because } from "../domain/reasons.ts";
import { block, combine, type GateAnswer, type Judged, type Verdict } from "../domain/verdict.ts";
import { type Case, type Gate, isSkipped } from "./gate.ts";
import { mayOverride } from "./override.ts";
import { gates } from "./registry.ts";

export function decide(given: Case, asked: readonly Gate[] = gates): Verdict {
  const judged = judgeAll(given, asked);
  const held = judged.filter(({ setAside }) => !setAside);
  const aside = judged.filter(({ setAside }) => setAside);
  return combine(obstaclesOf(held), obstaclesOf(aside));
}

const obstaclesOf = (judged: readonly Judged[]): GateAnswer => judged.flatMap(({ obstacles }) => obstacles);

/** What each gate says, in their order. */
export const judgeAll = (given: Case, asked: readonly Gate[] = gates): readonly Judged[] =>
  asked.map((gate) => judge(gate, given));

function judge(gate: Gate, given: Case): Judged {
  const { name, asks, overridable } = gate;
  if (isSkipped(gate, given.request.purpose))
    return { gate: name, asks, obstacles: [], setAside: false, skipped: true };
  try {
    const obstacles = gate.evaluate(given);
    return { gate: name, asks, obstacles, setAside: obstacles.length > 0 && overridable && mayOverride(given) };
  } catch {
    return { gate: name, asks, obstacles: block(because("gate_failed", { gate: name })), setAside: false };
  }
}
