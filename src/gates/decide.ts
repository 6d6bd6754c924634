// The decision: every gate sees the same case, every obstacle counts, and a gate that throws is one.
import { because } from "../domain/reasons.ts";
import { block, combine, type GateAnswer, type Verdict } from "../domain/verdict.ts";
import type { Case, Gate } from "./gate.ts";
import { gates } from "./registry.ts";

export const decide = (given: Case, asked: readonly Gate[] = gates): Verdict =>
  combine(asked.flatMap((gate) => evaluateClosed(gate, given)));

function evaluateClosed(gate: Gate, given: Case): GateAnswer {
  try {
    return gate.evaluate(given);
  } catch {
    return block(because("gate_failed", { gate: gate.name }));
  }
}
