// Nobody else's `/approve` is asked for: this version cannot take one.
import { because } from "../domain/reasons.ts";
import { block, pass } from "../domain/verdict.ts";
import type { Gate } from "./gate.ts";

export const approvals: Gate = {
  name: "approvals",
  asks: "As many other people as the environment asks have approved.",
  wakesOn: [],
  overridable: true,
  evaluate({ request, snapshot }) {
    const { approvals: needs, approvers } = request.environment;
    // The refs gate judges what has no pull request.
    if (needs === 0 || !snapshot.pullRequest) return pass;
    return block(because("approvals_not_offered", { needs, by: approvers ?? [] }));
  },
};
