// addComment, updateIssueComment, deleteIssueComment, minimizeComment, unminimizeComment.
import * as comments from "../../state/comments.ts";
import type { Comment, Repository } from "../../state/model.ts";
import { roleIn } from "../../state/repositories.ts";
import { actorOf } from "../../state/viewer.ts";
import type { Context } from "../context.ts";
import { findRecord, type Found } from "../nodes.ts";
import { forbidden, Refusal } from "../refusal.ts";
import type { Resolved } from "../resolved.ts";
import { mustFind, mustFit, mustWrite } from "./guard.ts";
import { type Input, mutation } from "./payload.ts";

const conversations = ({ pulls, issues }: Repository) => [...pulls.values(), ...issues.values()];

export const findComment = (context: Context, id: string): Found<Comment> =>
  mustFind(
    findRecord(context, id, (repository) => repository.comments),
    id,
  );

function mustBeBody(body: string): void {
  if (body.trim() === "") throw new Refusal("UNPROCESSABLE", "Body cannot be blank");
  mustFit("Body", body, 65_536);
}

function conversation(context: Context, repository: Repository, number: number): Resolved | null {
  const pull = repository.pulls.get(number);
  const issue = repository.issues.get(number);
  if (pull) return context.show.pullRequest(repository, pull);
  return issue ? context.show.issue(repository, issue) : null;
}

/** On a pull request `issues: write` is not enough, whatever the documentation says: https://github.com/gip-inclusion/les-emplois/pull/6059 */
function mustComment(context: Context, repository: Repository, number: number): void {
  mustWrite(context, repository, [repository.pulls.has(number) ? "pull_requests" : "issues"]);
}

interface AddInput extends Input {
  readonly subjectId: string;
  readonly body: string;
}

function addComment(context: Context, { subjectId, body }: AddInput) {
  const { repository, record } = mustFind(findRecord(context, subjectId, conversations), subjectId);
  mustComment(context, repository, record.number);
  mustBeBody(body);
  const by = actorOf(context.viewer);
  const comment = comments.createComment(context.state, repository, { number: record.number, body, by });
  const node = context.show.comment(repository, comment);
  return {
    commentEdge: { __typename: "IssueCommentEdge", cursor: comment.nodeId, node },
    subject: () => conversation(context, repository, record.number),
  };
}

interface UpdateInput extends Input {
  readonly id: string;
  readonly body: string;
}

/** Only by who wrote it. */
function updateIssueComment(context: Context, { id, body }: UpdateInput) {
  const { repository, record } = findComment(context, id);
  const by = actorOf(context.viewer);
  mustComment(context, repository, record.number);
  if (record.author !== by.login) throw forbidden();
  mustBeBody(body);
  const comment = comments.updateComment(context.state, repository, { comment: record, body, by });
  return { issueComment: context.show.comment(repository, comment) };
}

/** By an App with the permission, by who wrote it, and by people who may write here. */
function mustModerate(context: Context, { repository, record }: Found<Comment>): void {
  mustComment(context, repository, record.number);
  const { viewer } = context;
  if (viewer.kind !== "person" || record.author === viewer.login) return;
  if (!["write", "maintain", "admin"].includes(roleIn(repository, viewer.login).role)) throw forbidden();
}

function deleteIssueComment(context: Context, { id }: Input & { readonly id: string }) {
  const found = findComment(context, id);
  mustModerate(context, found);
  const by = actorOf(context.viewer);
  comments.deleteComment(context.state, found.repository, { comment: found.record, by });
  return {};
}

interface MinimizeInput extends Input {
  readonly subjectId: string;
  readonly classifier: NonNullable<Comment["minimized"]>;
}

function minimized(context: Context, subjectId: string, classifier: Comment["minimized"]): Resolved {
  const found = findComment(context, subjectId);
  mustModerate(context, found);
  comments.minimizeComment(found.record, classifier);
  return context.show.comment(found.repository, found.record);
}

export const commentMutations = (context: Context) => ({
  ...mutation("addComment", (input: AddInput) => addComment(context, input)),
  ...mutation("updateIssueComment", (input: UpdateInput) => updateIssueComment(context, input)),
  ...mutation("deleteIssueComment", (input: Input & { readonly id: string }) => deleteIssueComment(context, input)),
  ...mutation("minimizeComment", ({ subjectId, classifier }: MinimizeInput) => ({
    minimizedComment: minimized(context, subjectId, classifier),
  })),
  ...mutation("unminimizeComment", ({ subjectId }: Input & { readonly subjectId: string }) => ({
    unminimizedComment: minimized(context, subjectId, null),
  })),
});
