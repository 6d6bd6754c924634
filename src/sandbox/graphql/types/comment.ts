// IssueComment: what stands in the conversation of a pull request or issue.
import type { Comment, Repository } from "../../state/model.ts";
import { actorOf } from "../../state/viewer.ts";
import { authorAssociation } from "../../wire/account.ts";
import type { Context } from "../context.ts";
import type { Resolved } from "../resolved.ts";
import { located, pathIn } from "../urls.ts";
import { reactableFields } from "./reaction.ts";

export function commentObject(context: Context, repository: Repository, comment: Comment): Resolved {
  const pull = repository.pulls.get(comment.number) ?? null;
  const issue = repository.issues.get(comment.number);
  const page = pathIn(repository, `/${pull ? "pull" : "issues"}/${comment.number}#issuecomment-${comment.id}`);
  return {
    __typename: "IssueComment",
    id: comment.nodeId,
    databaseId: comment.id,
    fullDatabaseId: String(comment.id),
    ...located(context, page),
    ...wordFields(comment),
    author: () => (comment.author === null ? null : context.show.actor(comment.author)),
    authorAssociation: authorAssociation(repository, comment.author),
    viewerDidAuthor: actorOf(context.viewer).login === comment.author,
    repository: () => context.show.repository(repository),
    pullRequest: () => pull && context.show.pullRequest(repository, pull),
    ...(issue && { issue: () => context.show.issue(repository, issue) }),
    ...reactableFields(context, comment.reactions, () => context.show.comment(repository, comment)),
  };
}

/** `minimizedReason` is in lower case, unlike the classifier that it was minimised with. */
const wordFields = ({ body, createdAt, updatedAt, minimized }: Comment) => ({
  body,
  bodyText: body,
  createdAt,
  publishedAt: createdAt,
  updatedAt,
  lastEditedAt: updatedAt === createdAt ? null : updatedAt,
  includesCreatedEdit: false,
  createdViaEmail: false,
  isMinimized: minimized !== null,
  minimizedReason: minimized?.toLowerCase().replace("_", "-") ?? null,
});
