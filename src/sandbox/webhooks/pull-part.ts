// What happens on a pull request, as its webhooks tell it: comments, the pull request itself, reviews.
import type { IssueCommentEvent, PullRequestEvent, ReviewEvent } from "../state/events.ts";
import { toCommentJson, toReviewJson } from "../wire/comment.ts";
import { findConversation, toIssueJson } from "../wire/issue.ts";
import { toLabelJson } from "../wire/label.ts";
import { toFullPullJson, toPullJson } from "../wire/pull.ts";
import type { Json, Wire } from "../wire/wire.ts";

export function toPullPart(wire: Wire, event: IssueCommentEvent | PullRequestEvent | ReviewEvent): Json {
  switch (event.name) {
    case "issue_comment":
      return toCommentPart(wire, event);
    case "pull_request":
      return toPullRequestPart(wire, event);
    case "pull_request_review":
      return toReviewPart(wire, event);
  }
}

/** Without the head: whoever needs it has to ask. */
function toCommentPart(wire: Wire, { repository, comment, before }: IssueCommentEvent): Json {
  const conversation = findConversation(repository, comment.number);
  return {
    ...(before !== undefined && { changes: { body: { from: before } } }),
    issue: conversation && toIssueJson(wire, repository, conversation),
    comment: toCommentJson(wire, repository, comment),
  };
}

function toPullRequestPart(wire: Wire, { repository, pull, before, after, label }: PullRequestEvent): Json {
  return {
    number: pull.number,
    ...(before && { before, after }),
    ...(label && { label: toLabelJson(wire, repository, label) }),
    pull_request: toFullPullJson(wire, repository, pull),
  };
}

/** Here the state is in lower case, unlike in the REST API. */
const toReviewPart = (wire: Wire, { repository, pull, review }: ReviewEvent): Json => ({
  review: { ...toReviewJson(wire, repository, { pull, review }), state: review.state.toLowerCase() },
  pull_request: toPullJson(wire, repository, pull),
});
