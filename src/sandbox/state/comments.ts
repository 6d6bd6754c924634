// Comments on pull requests and issues, and the reactions to them.
import type { Actor } from "./actor.ts";
import { newIdentity } from "./ids.ts";
import type { Comment, CommentReaction, Reaction, Repository, State } from "./model.ts";
import { timestamp } from "./time.ts";

export interface NewComment {
  readonly number: number;
  readonly body: string;
  readonly by: Actor;
}

export function createComment(state: State, repository: Repository, input: NewComment): Comment {
  const now = timestamp(state);
  const comment: Comment = {
    ...newIdentity(state, "IssueComment"),
    number: input.number,
    author: input.by.login,
    app: input.by.app,
    body: input.body,
    createdAt: now,
    updatedAt: now,
    minimized: null,
    reactions: [],
  };
  repository.comments.push(comment);
  const conversation = repository.pulls.get(input.number) ?? repository.issues.get(input.number);
  if (conversation) conversation.updatedAt = now;
  state.events.emit({ name: "issue_comment", action: "created", repository, comment, sender: input.by.login });
  return comment;
}

export function updateComment(
  state: State,
  repository: Repository,
  input: { readonly comment: Comment; readonly body: string; readonly by: Actor },
): Comment {
  const { comment, body, by } = input;
  const before = comment.body;
  comment.body = body;
  comment.updatedAt = timestamp(state);
  state.events.emit({ name: "issue_comment", action: "edited", repository, comment, before, sender: by.login });
  return comment;
}

export function deleteComment(
  state: State,
  repository: Repository,
  input: { readonly comment: Comment; readonly by: Actor },
): void {
  const { comment, by } = input;
  repository.comments.splice(repository.comments.indexOf(comment), 1);
  state.events.emit({ name: "issue_comment", action: "deleted", repository, comment, sender: by.login });
}

/** No event: GitHub has none for it. */
export function minimizeComment(comment: Comment, classifier: Comment["minimized"]): void {
  comment.minimized = classifier;
}

/** A comment, or a review. */
export type Reactable = Pick<Comment, "reactions">;

/** No event either. The same reaction of the same account is given once. */
export function addReaction(
  state: State,
  comment: Reactable,
  input: { readonly content: Reaction; readonly by: Actor },
): { readonly reaction: CommentReaction; readonly created: boolean } {
  const { content } = input;
  const user = input.by.login;
  const known = comment.reactions.find((reaction) => reaction.content === content && reaction.user === user);
  if (known) return { reaction: known, created: false };
  const reaction = { ...newIdentity(state, "Reaction"), content, user, createdAt: timestamp(state) };
  comment.reactions.push(reaction);
  return { reaction, created: true };
}

export function removeReaction(comment: Reactable, reaction: CommentReaction): void {
  comment.reactions.splice(comment.reactions.indexOf(reaction), 1);
}
