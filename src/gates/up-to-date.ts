// The branch has all of the default branch, or may have it merged in.
import { because } from "../domain/reasons.ts";
import { isUnread } from "../domain/snapshot.ts";
import { block, pass } from "../domain/verdict.ts";
import type { Gate } from "./gate.ts";

/** How often Slipway asks GitHub to merge the default branch in before it gives up on a default branch that never rests. */
export const mostMerges = 3;

export const upToDate: Gate = {
  name: "up to date",
  wakesOn: ["pull_request"],
  evaluate({ request, snapshot }) {
    const base = snapshot.repository.defaultBranch.name;
    const { behindBy } = snapshot.pullRequest.head;
    if (!request.environment.autoMerge) return pass;
    if (isUnread(behindBy)) return block(because("behind_unknown", { base }));
    const again = behindBy > 0 && request.merges >= mostMerges;
    return again ? block(because("merge_rounds", { base, rounds: mostMerges })) : pass;
  },
};
