// The environment takes one deployment at a time in a way that this version can: whether it is free, its lease says.
import { because } from "../domain/reasons.ts";
import { block, pass } from "../domain/verdict.ts";
import type { Gate } from "./gate.ts";

export const queue: Gate = {
  name: "queue",
  asks: "One deployment runs in the environment at a time.",
  wakesOn: [],
  overridable: false,
  evaluate({ request }) {
    const { concurrency, name: environment } = request.environment;
    const isOffered = concurrency === "queue" || concurrency === "reject";
    return isOffered ? pass : block(because("replace_not_offered", { environment }));
  },
};
