// The environment takes the ref; one that has no pull request only where nobody's review or approval is asked.
import { anyPullRequest, matchesRef, type Ref } from "../config/ref-patterns.ts";
import { because } from "../domain/reasons.ts";
import type { Snapshot } from "../domain/snapshot.ts";
import { block, type GateAnswer, pass } from "../domain/verdict.ts";
import { type Case, type Gate, ranThere } from "./gate.ts";

export const refs: Gate = {
  name: "refs",
  asks: "The environment takes this branch, tag or commit.",
  wakesOn: [],
  overridable: false,
  skippedFor: ranThere,
  evaluate: (given) => [...isTaken(given), ...isReviewable(given)],
};

function isTaken({ request, snapshot }: Case): GateAnswer {
  const { refs, name: environment } = request.environment;
  const { pullRequest, head, repository } = snapshot;
  const names = namesOf(snapshot);
  const byName = refs
    ? refs.some((pattern) => names.some((name) => matchesRef(pattern, name)))
    : names.some(({ kind, name }) => kind === "branch" && name === repository.defaultBranch.name);
  const byPullRequest = pullRequest !== null && (refs === null || refs.includes(anyPullRequest));
  // The fork gate refuses a commit that is nobody's, and says so.
  const isNobodys = pullRequest === null && head.kind === "sha" && names.length === 0;
  if (byName || byPullRequest || isNobodys) return pass;
  const takes = refs ?? [anyPullRequest, repository.defaultBranch.name];
  return block(because("ref_not_taken", { ref: head.ref, environment, takes }));
}

/** What the head goes by in this repository. A fork's branch may bear any name, and is none of it. */
function namesOf({ head, pullRequest }: Snapshot): readonly Ref[] {
  if (pullRequest?.fork) return [];
  if (head.kind === "sha") return head.on.map((name) => ({ kind: "branch", name }));
  return [{ kind: head.kind, name: head.ref }];
}

function isReviewable({ request, snapshot }: Case): GateAnswer {
  if (snapshot.pullRequest) return pass;
  const { reviews, approvals } = request.environment;
  const { ref } = snapshot.head;
  return [
    ...(reviews === null || reviews === 0 ? pass : block(because("ref_unreviewed", { ref, asks: "reviews" }))),
    ...(approvals === 0 ? pass : block(because("ref_unreviewed", { ref, asks: "approvals" }))),
  ];
}
