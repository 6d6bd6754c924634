// What the reviews of a pull request amount to, where a rule of its base asks for reviews.
import type { PullRequest, Repository, Review } from "../state/model.ts";
import { roleIn } from "../state/repositories.ts";
import { opinionsOf } from "../state/reviews.ts";

export type ReviewDecision = "APPROVED" | "CHANGES_REQUESTED" | "REVIEW_REQUIRED";

export const byWriter = (repository: Repository, { author }: Review): boolean =>
  ["write", "maintain", "admin"].includes(roleIn(repository, author).role);

/** null where no review is required, even if there are some: https://github.com/orgs/community/discussions/24375 */
export function reviewDecision(repository: Repository, pull: PullRequest): ReviewDecision | null {
  const required = repository.requiredReviews.get(pull.base) ?? 0;
  if (required === 0) return null;
  const counted = opinionsOf(pull).filter((review) => review.author !== pull.author && byWriter(repository, review));
  if (counted.some(({ state }) => state === "CHANGES_REQUESTED")) return "CHANGES_REQUESTED";
  const approvals = counted.filter(({ state }) => state === "APPROVED").length;
  return approvals >= required ? "APPROVED" : "REVIEW_REQUIRED";
}
