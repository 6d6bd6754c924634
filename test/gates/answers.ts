// What a gate says of a case, short enough for a table: "block permission", "wait head_young".
import type { GateAnswer } from "../../src/domain/verdict.ts";
import type { Gate } from "../../src/gates/gate.ts";
import { aCase, type CaseTold } from "../builders/case.ts";

export const answer = (gate: Gate, told: CaseTold): GateAnswer => gate.evaluate(aCase(told));

export const says = (gate: Gate, told: CaseTold): string[] =>
  answer(gate, told).map(({ hold, reason }) => `${hold} ${reason}`);
