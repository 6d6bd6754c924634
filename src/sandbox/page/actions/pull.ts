// What people do to the pull request itself: review it, draft it, merge it, close it.
import type { PullRequest, Review } from "../../state/model.ts";
import { closePullRequest, draftPullRequest, mergePullRequest, reopenPullRequest } from "../../state/pulls.ts";
import { submitReview } from "../../state/reviews.ts";
import { findRepository } from "../../state/repositories.ts";
import type { Act, Action } from "./action.ts";

const review = (state: Review["state"], needs: Action["needs"]): Action => ({
  needs,
  author: "never",
  run({ state: world, repository, pull, by }) {
    submitReview(world, repository, { pull, state, by });
    return null;
  },
});

export const approve = review("APPROVED", "write");
export const requestChanges = review("CHANGES_REQUESTED", "write");

const turnDraft = (draft: boolean): Action => ({
  needs: "write",
  run({ state, repository, pull, by }) {
    if (pull.draft !== draft) draftPullRequest(state, repository, { pull, by, draft });
    return null;
  },
});

export const markDraft = turnDraft(true);
export const markReady = turnDraft(false);

export const merge: Action = {
  needs: "write",
  run({ state, repository, pull, by }) {
    if (pull.draft) return "A draft cannot be merged.";
    if (!repository.branches.has(pull.base)) return `The branch ${pull.base} is gone.`;
    const conflicts = mergePullRequest(state, repository, { pull, by });
    return conflicts.length > 0 ? `Both sides changed ${conflicts.join(", ")}.` : null;
  },
};

export const close: Action = {
  needs: "write",
  author: "always",
  run({ state, repository, pull, by }) {
    closePullRequest(state, repository, { pull, by });
    return null;
  },
};

export const reopen: Action = {
  needs: "write",
  author: "always",
  onClosed: true,
  run(act) {
    const { state, repository, pull, by } = act;
    if (pull.merged) return "It is merged.";
    if (pull.state === "open") return null;
    if (!hasBranches(act, pull)) return "One of its branches is gone.";
    reopenPullRequest(state, repository, { pull, by });
    return null;
  },
};

function hasBranches({ state, repository }: Act, { headRepository, headRef, base }: PullRequest): boolean {
  const head = headRepository ? findRepository(state, headRepository) : null;
  return repository.branches.has(base) && (head?.branches.has(headRef) ?? false);
}
