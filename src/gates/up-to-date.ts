// The head has all of the default branch, may have it merged in, or may be deployed as it is.
import { because } from "../domain/reasons.ts";
import { isUnread } from "../domain/snapshot.ts";
import { block, pass } from "../domain/verdict.ts";
import { type Case, type Gate, ranThere } from "./gate.ts";

/** How often Slipway asks GitHub to merge the default branch in before it gives up on a default branch that never rests. */
export const mostMerges = 3;

export const upToDate: Gate = {
  name: "up to date",
  asks: "The head has all of the default branch, or may have it merged in.",
  wakesOn: ["pull_request"],
  overridable: true,
  skippedFor: [...ranThere, "promote"],
  evaluate(given) {
    const { request, snapshot } = given;
    const base = snapshot.repository.defaultBranch.name;
    const { behindBy } = snapshot.head;
    if (!isMerged(given) && request.environment.upToDate === "optional") return pass;
    if (isUnread(behindBy)) return block(because("behind_unknown", { base }));
    if (behindBy === 0 || mayMerge(given)) return pass;
    const rounds = because("merge_rounds", { base, rounds: mostMerges });
    return block(isMerged(given) ? rounds : because("behind", { base, by: behindBy }));
  },
};

type Given = Pick<Case, "request" | "snapshot">;

/** Nothing is merged into a fork, a tag, a commit, or a branch without a pull request. */
function isMerged({ request, snapshot }: Given): boolean {
  const { pullRequest, head } = snapshot;
  return request.environment.autoMerge && head.kind === "branch" && pullRequest !== null && !pullRequest.fork;
}

/** Whether GitHub may be asked to merge the default branch in, if the head is behind. */
export const mayMerge = (given: Given): boolean => isMerged(given) && given.request.merges < mostMerges;

/** Whether the head is behind, and only a merge of the default branch would be deployed. */
export function isMergedFirst(given: Given): boolean {
  const { behindBy } = given.snapshot.head;
  return isMerged(given) && !isUnread(behindBy) && behindBy > 0;
}
