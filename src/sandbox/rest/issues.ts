// Issues, as which pull requests are commented on.
import { createComment, deleteComment, updateComment } from "../state/comments.ts";
import type { Comment, Repository } from "../state/model.ts";
import { actorOf } from "../state/viewer.ts";
import { toCommentJson } from "../wire/comment.ts";
import { findConversation, toIssueJson } from "../wire/issue.ts";
import { type Answer, type AskedInRepository, created, noContent, ok, text } from "./asked.ts";
import { paginate } from "./paginate.ts";
import { notFound, Refusal, validationFailed } from "./refusal.ts";
import { type Need, type Route, route } from "./route.ts";

const numberOf = ({ params }: AskedInRepository): number => Number(params["issue_number"]);

function readIssue(asked: AskedInRepository): Answer {
  const found = findConversation(asked.repository, numberOf(asked));
  if (!found) throw notFound();
  return ok(toIssueJson(asked.wire, asked.repository, found));
}

function listComments(asked: AskedInRepository): Answer {
  const { wire, repository, query } = asked;
  const number = numberOf(asked);
  if (!findConversation(repository, number)) throw notFound();
  const since = Date.parse(text(query["since"])) || 0;
  const all = repository.comments.filter(
    (comment) => comment.number === number && Date.parse(comment.updatedAt) >= since,
  );
  const { items, headers } = paginate(asked, all);
  return ok(
    items.map((comment) => toCommentJson(wire, repository, comment)),
    headers,
  );
}

export function commentOf({ repository, params }: AskedInRepository): Comment {
  const found = repository.comments.find(({ id }) => id === params["comment_id"]);
  if (!found) throw notFound();
  return found;
}

/** GitHub refuses a longer text, it does not cut it. */
const longest = 65_536;

function bodyOf({ body }: AskedInRepository): string {
  const said = text(body["body"]);
  const error = { resource: "IssueComment", code: "unprocessable", field: "data" };
  if (said.length > longest)
    throw validationFailed({ ...error, message: `Body is too long (maximum is ${longest} characters)` });
  if (said.trim() === "") throw new Refusal(422, "Validation Failed", [{ ...error, message: "Body cannot be blank" }]);
  return said;
}

function create(asked: AskedInRepository): Answer {
  const { wire, state, repository, viewer } = asked;
  const number = numberOf(asked);
  if (!findConversation(repository, number)) throw notFound();
  const comment = createComment(state, repository, { number, body: bodyOf(asked), by: actorOf(viewer) });
  return created(toCommentJson(wire, repository, comment));
}

function update(asked: AskedInRepository): Answer {
  const { wire, state, repository, viewer } = asked;
  const changed = { comment: commentOf(asked), body: bodyOf(asked), by: actorOf(viewer) };
  return ok(toCommentJson(wire, repository, updateComment(state, repository, changed)));
}

function remove(asked: AskedInRepository): Answer {
  deleteComment(asked.state, asked.repository, { comment: commentOf(asked), by: actorOf(asked.viewer) });
  return noContent;
}

/** On a pull request issues:write alone is not enough, whatever the documentation says: https://github.com/gip-inclusion/les-emplois/pull/6059 */
const toWrite = (repository: Repository, number: number | undefined): Need[] => [
  number !== undefined && repository.pulls.has(number) ? "pull_requests:write" : "issues:write",
];

const toWriteIssue = (repository: Repository, asked: AskedInRepository): Need[] => toWrite(repository, numberOf(asked));

const toWriteComment = (repository: Repository, { params }: AskedInRepository): Need[] =>
  toWrite(repository, repository.comments.find(({ id }) => id === params["comment_id"])?.number);

const toRead = "issues:read|pull_requests:read";

export const issueRoutes: readonly Route[] = [
  route("GET /issues/{issue_number}", "issues:read", readIssue),
  route("GET /issues/{issue_number}/comments", toRead, listComments),
  route("POST /issues/{issue_number}/comments", toWriteIssue, create),
  route("GET /issues/comments/{comment_id}", toRead, (asked) =>
    ok(toCommentJson(asked.wire, asked.repository, commentOf(asked))),
  ),
  route("PATCH /issues/comments/{comment_id}", toWriteComment, update),
  route("DELETE /issues/comments/{comment_id}", toWriteComment, remove),
];
