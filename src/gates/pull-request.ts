// The pull request is open, and its branch is still there.
import { because } from "../domain/reasons.ts";
import { block, pass } from "../domain/verdict.ts";
import { type Gate, ranThere } from "./gate.ts";

export const pullRequest: Gate = {
  name: "pull request",
  asks: "The pull request is open, and its branch is there.",
  wakesOn: ["pull_request"],
  overridable: false,
  skippedFor: ranThere,
  evaluate({ snapshot: { pullRequest, head } }) {
    if (!pullRequest) return pass;
    const { state } = pullRequest;
    if (state !== "open") return block(because("pull_request_closed", { state }));
    return head.exists ? pass : block(because("branch_deleted", { ref: head.ref }));
  },
};
