// The code is the repository's own, not a fork's.
import { because } from "../domain/reasons.ts";
import { block, pass } from "../domain/verdict.ts";
import type { Gate } from "./gate.ts";

export const fork: Gate = {
  name: "fork",
  wakesOn: [],
  evaluate({ snapshot }) {
    const { fork, head } = snapshot.pullRequest;
    return fork ? block(because("fork", { ref: head.ref })) : pass;
  },
};
