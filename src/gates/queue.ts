// The environment takes one deployment at a time, in a way that is known: whether it is free, its lease says.
import { because } from "../domain/reasons.ts";
import { block, pass } from "../domain/verdict.ts";
import type { Gate } from "./gate.ts";

const known: readonly string[] = ["queue", "reject", "replace"];

export const queue: Gate = {
  name: "queue",
  asks: "One deployment runs in the environment at a time.",
  wakesOn: [],
  overridable: false,
  evaluate: ({ request }) =>
    known.includes(request.environment.concurrency) ? pass : block(because("gate_failed", { gate: "queue" })),
};
