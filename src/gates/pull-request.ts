// The pull request is open, and its branch is still there.
import { because } from "../domain/reasons.ts";
import { block, pass } from "../domain/verdict.ts";
import type { Gate } from "./gate.ts";

export const pullRequest: Gate = {
  name: "pull request",
  wakesOn: ["pull_request"],
  evaluate({ snapshot }) {
    const { state, head } = snapshot.pullRequest;
    if (state !== "open") return block(because("pull_request_closed", { state }));
    return head.exists ? pass : block(because("branch_deleted", { ref: head.ref }));
  },
};
