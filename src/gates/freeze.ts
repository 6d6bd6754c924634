// The environment is not frozen now; a freeze is waited for where the request lives long enough.
import { because } from "../domain/reasons.ts";
import { block, pass, wait } from "../domain/verdict.ts";
import { frozenAt } from "./freeze-window.ts";
import type { Gate } from "./gate.ts";

export const freeze: Gate = {
  name: "freeze",
  asks: "The environment is not frozen.",
  wakesOn: ["time"],
  overridable: true,
  evaluate({ request, now }) {
    const frozen = frozenAt(request.environment.freeze, Date.parse(now));
    if (!frozen) return pass;
    const { reason, timezone } = frozen.window;
    const until = new Date(frozen.until).toISOString();
    const inTime = frozen.until < Date.parse(request.deadline);
    const why = because("freeze", { reason, until, timezone, tooLong: !inTime });
    return inTime ? wait(why, until) : block(why);
  },
};
