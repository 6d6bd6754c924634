// addReaction and removeReaction, on comments.
import * as comments from "../../state/comments.ts";
import type { Comment, CommentReaction } from "../../state/model.ts";
import { actorOf } from "../../state/viewer.ts";
import type { Context } from "../context.ts";
import type { Found } from "../nodes.ts";
import { type ReactionContent, reactionContents } from "../types/reaction.ts";
import { findComment } from "./comments.ts";
import { mustWrite } from "./guard.ts";
import { type Input, mutation } from "./payload.ts";

interface ReactionInput extends Input {
  readonly subjectId: string;
  readonly content: ReactionContent;
}

/** On a pull request both are needed, of which GitHub documents one: https://github.com/NOFireAI/ravel/pull/347 */
function reactedComment(context: Context, { subjectId }: ReactionInput): Found<Comment> {
  const found = findComment(context, subjectId);
  const onPull = found.repository.pulls.has(found.record.number);
  mustWrite(context, found.repository, onPull ? ["issues", "pull_requests"] : ["issues"]);
  return found;
}

function payload(context: Context, { repository, record }: Found<Comment>, reaction: CommentReaction | null) {
  const subject = context.show.comment(repository, record);
  return {
    reaction: reaction && context.show.reaction(repository, { comment: record, reaction }),
    subject,
    reactionGroups: subject["reactionGroups"],
  };
}

/** A second call gives the same reaction. */
function addReaction(context: Context, input: ReactionInput) {
  const found = reactedComment(context, input);
  const by = actorOf(context.viewer);
  const given = { content: reactionContents[input.content], by };
  return payload(context, found, comments.addReaction(context.state, found.record, given).reaction);
}

/** The viewer's own; where it has none there is nothing to remove, and `reaction` is null. */
function removeReaction(context: Context, input: ReactionInput) {
  const found = reactedComment(context, input);
  const { login } = actorOf(context.viewer);
  const content = reactionContents[input.content];
  const own = found.record.reactions.find((reaction) => reaction.user === login && reaction.content === content);
  if (own) comments.removeReaction(found.record, own);
  return payload(context, found, own ?? null);
}

export const reactionMutations = (context: Context) => ({
  ...mutation("addReaction", (input: ReactionInput) => addReaction(context, input)),
  ...mutation("removeReaction", (input: ReactionInput) => removeReaction(context, input)),
});
