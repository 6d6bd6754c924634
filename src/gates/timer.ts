// The wait timer of the GitHub Environment has run out.
import { because } from "../domain/reasons.ts";
import { pass, wait } from "../domain/verdict.ts";
import type { Gate } from "./gate.ts";

export const timer: Gate = {
  name: "timer",
  asks: "The wait timer of the GitHub Environment has run out.",
  wakesOn: ["time"],
  overridable: false,
  evaluate({ request, now }) {
    const { timer } = request.environment;
    if (timer === 0) return pass;
    const until = new Date(Date.parse(request.comment.createdAt) + timer).toISOString();
    return Date.parse(now) >= Date.parse(until) ? pass : wait(because("timer", { until }), until);
  },
};
