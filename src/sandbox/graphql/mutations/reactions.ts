// addReaction and removeReaction, on comments and reviews.
import * as comments from "../../state/comments.ts";
import type { CommentReaction, Repository } from "../../state/model.ts";
import { actorOf } from "../../state/viewer.ts";
import type { Context } from "../context.ts";
import { findRecord, reviewsIn } from "../nodes.ts";
import type { Resolved } from "../resolved.ts";
import { type ReactionContent, reactionContents } from "../types/reaction.ts";
import { findComment } from "./comments.ts";
import { mustWrite } from "./guard.ts";
import { type Input, mutation } from "./payload.ts";

interface ReactionInput extends Input {
  readonly subjectId: string;
  readonly content: ReactionContent;
}

interface Reacted extends comments.Reactable {
  readonly show: () => Resolved;
}

function reacted(context: Context, { subjectId }: ReactionInput): Reacted {
  const found = findRecord(context, subjectId, reviewsIn);
  if (!found) return reactedComment(context, subjectId);
  const { repository, record } = found;
  mustWrite(context, repository, ["pull_requests"]);
  return { reactions: record.review.reactions, show: () => context.show.review(repository, record) };
}

/** On a pull request both are needed, of which GitHub documents one: https://github.com/NOFireAI/ravel/pull/347 */
function reactedComment(context: Context, subjectId: string): Reacted {
  const { repository, record } = findComment(context, subjectId);
  mustWrite(context, repository, onPull(repository, record.number) ? ["issues", "pull_requests"] : ["issues"]);
  return { reactions: record.reactions, show: () => context.show.comment(repository, record) };
}

const onPull = ({ pulls }: Repository, number: number): boolean => pulls.has(number);

function payload(context: Context, { show }: Reacted, reaction: CommentReaction | null) {
  const subject = show();
  return {
    reaction: reaction && context.show.reaction(reaction, show),
    subject,
    reactionGroups: subject["reactionGroups"],
  };
}

/** A second call gives the same reaction. */
function addReaction(context: Context, input: ReactionInput) {
  const found = reacted(context, input);
  const given = { content: reactionContents[input.content], by: actorOf(context.viewer) };
  return payload(context, found, comments.addReaction(context.state, found, given).reaction);
}

/** The viewer's own; where it has none there is nothing to remove, and `reaction` is null. */
function removeReaction(context: Context, input: ReactionInput) {
  const found = reacted(context, input);
  const { login } = actorOf(context.viewer);
  const content = reactionContents[input.content];
  const own = found.reactions.find((reaction) => reaction.user === login && reaction.content === content);
  if (own) comments.removeReaction(found, own);
  return payload(context, found, own ?? null);
}

export const reactionMutations = (context: Context) => ({
  ...mutation("addReaction", (input: ReactionInput) => addReaction(context, input)),
  ...mutation("removeReaction", (input: ReactionInput) => removeReaction(context, input)),
});
