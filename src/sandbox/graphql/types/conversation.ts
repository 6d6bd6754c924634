// What pull requests and issues share: a number, words, and the comments below.
import type { Issue, PullRequest, Repository } from "../../state/model.ts";
import { actorOf } from "../../state/viewer.ts";
import { authorAssociation } from "../../wire/account.ts";
import { paged } from "../connection.ts";
import type { Context } from "../context.ts";
import type { Resolved } from "../resolved.ts";
import { located, pathIn } from "../urls.ts";

export function conversationFields(context: Context, repository: Repository, of: Issue | PullRequest) {
  return {
    id: of.nodeId,
    databaseId: of.id,
    fullDatabaseId: String(of.id),
    number: of.number,
    title: of.title,
    body: of.body,
    bodyText: of.body,
    createdAt: of.createdAt,
    updatedAt: of.updatedAt,
    publishedAt: of.createdAt,
    author: () => context.show.actor(of.author),
    authorAssociation: authorAssociation(repository, of.author),
    viewerDidAuthor: actorOf(context.viewer).login === of.author,
    repository: () => context.show.repository(repository),
    comments: paged(
      () => repository.comments.filter(({ number }) => number === of.number),
      (comment) => context.show.comment(repository, comment),
    ),
  };
}

export const issueObject = (context: Context, repository: Repository, issue: Issue): Resolved => ({
  __typename: "Issue",
  ...conversationFields(context, repository, issue),
  ...located(context, pathIn(repository, `/issues/${issue.number}`)),
  state: issue.state.toUpperCase(),
  closed: issue.state === "closed",
  closedAt: issue.closedAt,
});
