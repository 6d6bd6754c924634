// What happened on a pull request, in the order in which it happened.
import type { Comment, Deployment, PullRequest, Repository, Review, State } from "../../state/model.ts";
import { findRepository } from "../../state/repositories.ts";
import type { Journal, JournalEntry } from "./journal.ts";
import { ownCommits } from "./own-commits.ts";
import { headsOf, type PushEntry, pushesOf } from "./pushes.ts";

export type Entry =
  | { readonly kind: "push"; readonly push: PushEntry }
  | { readonly kind: "comment"; readonly comment: Comment }
  | { readonly kind: "review"; readonly review: Review }
  | { readonly kind: "deployment"; readonly deployment: Deployment }
  | { readonly kind: "happening"; readonly happening: JournalEntry };

export interface Conversation {
  readonly repository: Repository;
  readonly pull: PullRequest;
  readonly journal: Journal;
}

export function timelineOf(state: State, { repository, pull, journal }: Conversation): Entry[] {
  const commits = ownCommits(repository, pull);
  const head = pull.headRepository ? findRepository(state, pull.headRepository) : null;
  const shas = new Set([...commits.map(({ oid }) => oid), ...headsOf(head, pull)]);
  return inOrder([
    ...pushesOf(head, pull, commits).map(placePush),
    ...commentsOf(repository, pull).map(placeComment),
    ...pull.reviews.map(placeReview),
    ...repository.deployments.filter(({ sha }) => shas.has(sha)).map(placeDeployment),
    ...journal.of(pull).map(placeHappening),
  ]);
}

interface Placed {
  readonly at: string;
  /** Ids grow with time, over all kinds of records: they tell within a second. */
  readonly id: number;
  readonly entry: Entry;
}

const inOrder = (placed: readonly Placed[]): Entry[] =>
  placed.toSorted((a, b) => a.at.localeCompare(b.at) || a.id - b.id).map(({ entry }) => entry);

const placePush = (push: PushEntry): Placed => ({ at: push.at, id: push.id, entry: { kind: "push", push } });

const placeComment = (comment: Comment): Placed => ({
  at: comment.createdAt,
  id: comment.id,
  entry: { kind: "comment", comment },
});

const placeReview = (review: Review): Placed => ({
  at: review.submittedAt,
  id: review.id,
  entry: { kind: "review", review },
});

const placeDeployment = (deployment: Deployment): Placed => ({
  at: deployment.createdAt,
  id: deployment.id,
  entry: { kind: "deployment", deployment },
});

const placeHappening = (happening: JournalEntry): Placed => ({
  at: happening.at,
  id: happening.id,
  entry: { kind: "happening", happening },
});

export const commentsOf = ({ comments }: Repository, { number }: PullRequest): Comment[] =>
  comments.filter((comment) => comment.number === number);
