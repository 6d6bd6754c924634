// The head is reviewed: as GitHub decides by the rules of the base branch, or by as many people as the environment asks.
import { because } from "../domain/reasons.ts";
import { isUnread, type PullRequest, type Review, type Reviews } from "../domain/snapshot.ts";
import { block, type GateAnswer, pass } from "../domain/verdict.ts";
import { type Case, type Gate, ranThere } from "./gate.ts";

export const reviews: Gate = {
  name: "reviews",
  asks: "The head is reviewed.",
  wakesOn: [],
  overridable: true,
  skippedFor: ranThere,
  evaluate(given) {
    const { pullRequest } = given.snapshot;
    const { reviews: needs } = given.request.environment;
    // The refs gate judges what has no pull request.
    if (!pullRequest || needs === 0) return pass;
    const { reviews } = pullRequest;
    if (isUnread(reviews)) {
      return block(because("unread", { what: "the reviews of the pull request", why: reviews.unread }));
    }
    return needs === null ? asGitHubDecides(given, reviews) : enough(given, { needs, reviews, pullRequest });
  },
};

function asGitHubDecides(given: Case, { decision, latest }: Reviews): GateAnswer {
  if (decision === null || decision === "approved") return pass;
  if (decision === "changes_requested") return block(because("changes_requested", { by: objectors(latest) }));
  // Rules may dismiss approvals at every push; they stood when the first parent of our merge was gated.
  if (decision === "review_required" && mergedOn(given) !== null) return pass;
  const approvals = latest.filter(({ state }) => state === "approved");
  return block(because("review_required", { needs: null, approvedBy: people(approvals) }));
}

interface Asked {
  readonly needs: number;
  readonly reviews: Reviews;
  readonly pullRequest: PullRequest;
}

function enough(given: Case, { needs, reviews, pullRequest }: Asked): GateAnswer {
  const current = [given.snapshot.head.sha, mergedOn(given)];
  const author = pullRequest.author?.toLowerCase();
  const approvals = reviews.latest.filter(
    (review) =>
      review.state === "approved" &&
      review.sha !== null &&
      current.includes(review.sha) &&
      review.author.toLowerCase() !== author,
  );
  const [by, approvedBy] = [objectors(reviews.latest), people(approvals)];
  return [
    ...(by.length === 0 ? pass : block(because("changes_requested", { by }))),
    ...(approvedBy.length >= needs ? pass : block(because("review_required", { needs, approvedBy }))),
  ];
}

/** Where the head is our own verified merge, the sha that was gated below it: reviews of that one carry over. */
function mergedOn({ request, snapshot }: Case): string | null {
  const { gated, head } = request;
  return gated && head && head.sha === snapshot.head.sha && gated.sha !== head.sha ? gated.sha : null;
}

const objectors = (latest: readonly Review[]): string[] =>
  people(latest.filter(({ state }) => state === "changes_requested"));

/** Each once: GitHub tells no upper from lower case in logins. */
const people = (reviews: readonly Review[]): string[] => [
  ...new Map(reviews.map(({ author }) => [author.toLowerCase(), author])).values(),
];
