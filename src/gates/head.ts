// The head is the one that the comment's author saw, or Slipway's own merge on top of it.
import { because } from "../domain/reasons.ts";
import type { GatedHead } from "../domain/request.ts";
import { block, type GateAnswer, pass, wait } from "../domain/verdict.ts";
import type { Case, Gate } from "./gate.ts";

/** GitHub's times are whole seconds: what happened in the same second counts as before. */
const second = 1000;
const inSeconds = (time: string): number => Math.floor(Date.parse(time) / second);

export const head: Gate = {
  name: "head",
  wakesOn: ["pull_request"],
  evaluate(given) {
    const seen = given.request.head;
    return seen ? sameAsGated(given, seen) : seenByAuthor(given);
  },
};

/** How soon to look again for a merge that GitHub reported and does not show yet, and for how long; in milliseconds. */
const soon = 2_000;
const patience = 60_000;

function sameAsGated({ request, snapshot, now }: Case, seen: GatedHead): GateAnswer {
  const { sha } = snapshot.pullRequest.head;
  if (sha !== seen.sha) return block(because("head_moved", { from: seen.sha, to: sha }));
  if (request.merging !== "merged") return pass;
  const unseen = because("merge_unseen", { base: snapshot.repository.defaultBranch.name });
  const elapsed = Date.parse(now) - Date.parse(request.askedAt ?? now);
  if (elapsed > patience) return block(unseen);
  return wait(unseen, new Date(Date.parse(now) + Math.max(soon, elapsed)).toISOString());
}

function seenByAuthor({ request, snapshot }: Case): GateAnswer {
  const { state, head } = snapshot.pullRequest;
  const { pushed } = snapshot;
  const { sha } = head;
  // The pull request gate refuses these, and nobody was asked when such a head was pushed.
  if (state !== "open" || !head.exists) return pass;
  if (pushed.by === "nobody") return block(because("head_unknown", { sha }));
  const inTime = inSeconds(pushed.at) <= inSeconds(request.comment.createdAt);
  return inTime ? pass : block(because("head_after_comment", { sha, pushedAt: pushed.at }));
}
