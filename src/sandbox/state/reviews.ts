// Reviews of pull requests.
import type { Actor } from "./actor.ts";
import { newIdentity } from "./ids.ts";
import type { PullRequest, Repository, Review, State } from "./model.ts";
import { timestamp } from "./time.ts";

export interface NewReview {
  readonly pull: PullRequest;
  readonly state: Review["state"];
  readonly body?: string;
  /** Default: the head as it stands. */
  readonly sha?: string;
  readonly by: Actor;
}

export function submitReview(state: State, repository: Repository, input: NewReview): Review {
  const { pull, by } = input;
  const review: Review = {
    ...newIdentity(state, "PullRequestReview"),
    author: by.login,
    state: input.state,
    sha: input.sha ?? pull.headSha,
    body: input.body ?? "",
    submittedAt: timestamp(state),
    reactions: [],
  };
  pull.reviews.push(review);
  pull.updatedAt = review.submittedAt;
  state.events.emit({ name: "pull_request_review", action: "submitted", repository, pull, review, sender: by.login });
  return review;
}

/** The newest review of each that says yes or no: a comment afterwards does not take it back. */
export function opinionsOf({ reviews }: PullRequest): Review[] {
  const opinionated = reviews.filter(({ state }) => state !== "COMMENTED");
  return [...new Map(opinionated.map((review) => [review.author, review])).values()];
}
