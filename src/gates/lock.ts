// The environment is not to be locked by its deployment: this version cannot lock.
import { because } from "../domain/reasons.ts";
import { block, pass } from "../domain/verdict.ts";
import type { Gate } from "./gate.ts";

export const lock: Gate = {
  name: "lock",
  asks: "No other pull request has locked the environment.",
  wakesOn: [],
  overridable: false,
  evaluate({ request }) {
    const { lock, name: environment } = request.environment;
    return lock.onDeploy ? block(because("lock_not_offered", { environment })) : pass;
  },
};
