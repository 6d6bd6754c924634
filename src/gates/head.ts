// The head is the one that the comment's author saw, or Slipway's own merge on top of it.
import { because } from "../domain/reasons.ts";
import type { GatedHead } from "../domain/request.ts";
import { block, type GateAnswer, pass, wait } from "../domain/verdict.ts";
import { type Case, type Gate, ranThere } from "./gate.ts";
import { namesHead } from "./names-head.ts";

/** GitHub's times are whole seconds: what happened in the same second counts as before. */
const second = 1000;
const inSeconds = (time: string): number => Math.floor(Date.parse(time) / second);

export const head: Gate = {
  name: "head",
  asks: "The head is the one that the comment's author saw.",
  wakesOn: ["pull_request", "time"],
  overridable: false,
  skippedFor: ranThere,
  evaluate(given) {
    const { pullRequest, head } = given.snapshot;
    if (!pullRequest && !head.exists) return block(because("ref_not_found", { ref: head.ref }));
    const seen = given.request.head;
    return seen ? sameAsGated(given, seen) : seenByAuthor(given);
  },
};

/** How soon to look again for a merge that GitHub reported and does not show yet, and for how long; in milliseconds. */
const soon = 2_000;
const patience = 60_000;

function sameAsGated({ request, snapshot, now }: Case, seen: GatedHead): GateAnswer {
  const { sha } = snapshot.head;
  if (sha !== seen.sha) return block(because("head_moved", { from: seen.sha, to: sha }));
  if (request.merging !== "merged") return pass;
  const unseen = because("merge_unseen", { base: snapshot.repository.defaultBranch.name });
  const elapsed = Date.parse(now) - Date.parse(request.askedAt ?? now);
  if (elapsed > patience) return block(unseen);
  return wait(unseen, new Date(Date.parse(now) + Math.max(soon, elapsed)).toISOString());
}

function seenByAuthor(given: Case): GateAnswer {
  const { request, snapshot } = given;
  const { pushed } = snapshot;
  const { sha } = snapshot.head;
  if (namesHead(given) || isRefusedElsewhere(given)) return pass;
  if (pushed.by === "comment") return pass;
  if (pushed.by !== "delivery" && pushed.by !== "activity") return block(because("head_unknown", { sha }));
  const inTime = inSeconds(pushed.at) <= inSeconds(request.comment.createdAt);
  return inTime ? pass : block(because("head_after_comment", { sha, pushedAt: pushed.at }));
}

/**
 * The pull request gate refuses what is closed or gone, and the fork gate a fork's head that is not named by its sha:
 * nobody was asked when such a head was pushed.
 */
function isRefusedElsewhere({ snapshot: { pullRequest, head } }: Case): boolean {
  return pullRequest !== null && (pullRequest.state !== "open" || !head.exists || pullRequest.fork);
}
