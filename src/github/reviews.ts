// Reviews of a pull request: what GitHub decides of them, and the newest opinion of each who may write.
import type { Repository } from "../domain/repository.ts";
import type { Review, Reviews, Unread } from "../domain/snapshot.ts";
import { nodesOf, type Page, type PullRequestAnswer, type ReviewAnswer } from "./facts-answer.ts";
import type { Client } from "./octokit.ts";
import { readOn } from "./read-on.ts";
import { opinionsPage } from "./reviews-query.ts";
import { type Answer, type GraphqlError, whyUnread } from "./sort-graphql-errors.ts";

interface ReviewsPage {
  readonly repository: {
    readonly pullRequest: { readonly latestOpinionatedReviews: Page<ReviewAnswer> | null } | null;
  } | null;
}

/** Costs no call where the first page holds everything. */
export function readReviews(
  client: Client,
  repository: Repository,
  pull: PullRequestAnswer | null | undefined,
): Promise<Answer<Page<ReviewAnswer>>> {
  const { owner, name } = repository;
  return readOn(pull?.latestOpinionatedReviews, async (after) => {
    const variables = { owner, name, number: pull?.number, after };
    const { data, errors } = await client.readGraphql<ReviewsPage>(repository, opinionsPage, variables);
    return { data: data.repository?.pullRequest?.latestOpinionatedReviews ?? null, errors };
  });
}

const decisions = {
  APPROVED: "approved",
  CHANGES_REQUESTED: "changes_requested",
  REVIEW_REQUIRED: "review_required",
} as const;

const isDecision = (word: string): word is keyof typeof decisions => Object.hasOwn(decisions, word);

export interface Opinions {
  readonly pull: PullRequestAnswer;
  readonly opinions: Page<ReviewAnswer>;
  readonly errors: readonly GraphqlError[];
}

export function toReviews({ pull, opinions, errors }: Opinions): Reviews | Unread {
  const { reviewDecision: word } = pull;
  const why = whyUnread(errors, "reviewDecision", "latestOpinionatedReviews");
  if (why || !pull.latestOpinionatedReviews) return { unread: why ?? "GitHub did not show the reviews" };
  if (opinions.pageInfo.hasNextPage) return { unread: `it has more than ${opinions.nodes?.length ?? 0} reviews` };
  if (word !== null && !isDecision(word)) return { unread: `Slipway does not know the review decision ${word}` };
  return { decision: word && decisions[word], latest: nodesOf(opinions).flatMap(toReview) };
}

/** An approval of nobody counts for nothing; what nobody asked for still has to be changed. */
function toReview({ state, author, commit }: ReviewAnswer): Review[] {
  const sha = commit?.oid ?? null;
  if (state === "CHANGES_REQUESTED") return [{ author: author?.login ?? "ghost", state: "changes_requested", sha }];
  return state === "APPROVED" && author ? [{ author: author.login, state: "approved", sha }] : [];
}
