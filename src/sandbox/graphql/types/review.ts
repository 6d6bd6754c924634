// PullRequestReview, and the lists of reviews that a pull request has.
import type { PullRequest, Repository, Review } from "../../state/model.ts";
import { opinionsOf } from "../../state/reviews.ts";
import { actorOf } from "../../state/viewer.ts";
import { authorAssociation } from "../../wire/account.ts";
import { paged, type Page } from "../connection.ts";
import type { Context } from "../context.ts";
import type { Resolved } from "../resolved.ts";
import { byWriter } from "../review-decision.ts";
import { located, pathIn } from "../urls.ts";
import { reactableFields } from "./reaction.ts";

interface ReviewArgs extends Page {
  readonly states?: readonly string[] | null;
  readonly author?: string | null;
}

interface OpinionArgs extends Page {
  readonly writersOnly?: boolean | null;
}

const newestOfEach = ({ reviews }: PullRequest): Review[] => [
  ...new Map(reviews.map((review) => [review.author, review])).values(),
];

export function reviewFields(context: Context, repository: Repository, pull: PullRequest) {
  const node = (review: Review): Resolved => context.show.review(repository, { pull, review });
  return {
    reviews: paged(
      ({ states, author }: ReviewArgs) =>
        pull.reviews.filter(
          (review) => (!states || states.includes(review.state)) && (!author || review.author === author),
        ),
      node,
    ),
    latestReviews: paged(() => newestOfEach(pull), node),
    latestOpinionatedReviews: paged(
      ({ writersOnly }: OpinionArgs) =>
        opinionsOf(pull).filter((review) => !writersOnly || byWriter(repository, review)),
      node,
    ),
  };
}

export interface FoundReview {
  readonly pull: PullRequest;
  readonly review: Review;
}

export function reviewObject(context: Context, repository: Repository, { pull, review }: FoundReview): Resolved {
  return {
    __typename: "PullRequestReview",
    id: review.nodeId,
    databaseId: review.id,
    fullDatabaseId: String(review.id),
    ...located(context, pathIn(repository, `/pull/${pull.number}#pullrequestreview-${review.id}`)),
    state: review.state,
    body: review.body,
    bodyText: review.body,
    createdAt: review.submittedAt,
    updatedAt: review.submittedAt,
    submittedAt: review.submittedAt,
    publishedAt: review.submittedAt,
    lastEditedAt: null,
    includesCreatedEdit: false,
    isMinimized: false,
    minimizedReason: null,
    author: () => context.show.actor(review.author),
    authorAssociation: authorAssociation(repository, review.author),
    authorCanPushToRepository: byWriter(repository, review),
    viewerDidAuthor: actorOf(context.viewer).login === review.author,
    commit: () => context.show.commit(repository, review.sha),
    pullRequest: () => context.show.pullRequest(repository, pull),
    repository: () => context.show.repository(repository),
    ...reactableFields(context, review.reactions, () => context.show.review(repository, { pull, review })),
  };
}
