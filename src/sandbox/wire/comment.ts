// Comments and reviews: what people say of a pull request.
import type { Comment, PullRequest, Repository, Review } from "../state/model.ts";
import { authorAssociation, toNullableUserJson, toUserJson } from "./account.ts";
import { toNullableAppJson } from "./app.ts";
import { toReactionsJson } from "./reactions.ts";
import { type Json, repositoryApiUrl, repositoryHtmlUrl, type Wire } from "./wire.ts";

export function toCommentJson(wire: Wire, repository: Repository, comment: Comment): Json {
  const { id, number } = comment;
  const url = repositoryApiUrl(wire, repository, `/issues/comments/${id}`);
  const place = repository.pulls.has(number) ? "pull" : "issues";
  return {
    id,
    node_id: comment.nodeId,
    url,
    html_url: repositoryHtmlUrl(wire, repository, `/${place}/${number}#issuecomment-${id}`),
    issue_url: repositoryApiUrl(wire, repository, `/issues/${number}`),
    body: comment.body,
    user: toNullableUserJson(wire, comment.author),
    created_at: comment.createdAt,
    updated_at: comment.updatedAt,
    author_association: authorAssociation(repository, comment.author),
    performed_via_github_app: toNullableAppJson(wire, comment.app),
    reactions: toReactionsJson(url, comment.reactions),
  };
}

/** REST shouts the state, webhooks do not. */
export function toReviewJson(
  wire: Wire,
  repository: Repository,
  { pull, review }: { pull: PullRequest; review: Review },
): Json {
  const pullUrl = repositoryApiUrl(wire, repository, `/pulls/${pull.number}`);
  const html = repositoryHtmlUrl(wire, repository, `/pull/${pull.number}#pullrequestreview-${review.id}`);
  return {
    id: review.id,
    node_id: review.nodeId,
    user: toUserJson(wire, review.author),
    body: review.body,
    state: review.state,
    html_url: html,
    pull_request_url: pullUrl,
    _links: { html: { href: html }, pull_request: { href: pullUrl } },
    submitted_at: review.submittedAt,
    commit_id: review.sha,
    author_association: authorAssociation(repository, review.author),
  };
}
