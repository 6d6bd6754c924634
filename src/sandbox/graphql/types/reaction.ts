// Reaction, and what everything that takes reactions shows of them.
import type { CommentReaction, Reaction } from "../../state/model.ts";
import { actorOf } from "../../state/viewer.ts";
import { paged, type Page } from "../connection.ts";
import type { Context } from "../context.ts";
import type { Resolved } from "../resolved.ts";

/** GraphQL's names of REST's. */
export const reactionContents = {
  THUMBS_UP: "+1",
  THUMBS_DOWN: "-1",
  LAUGH: "laugh",
  HOORAY: "hooray",
  CONFUSED: "confused",
  HEART: "heart",
  ROCKET: "rocket",
  EYES: "eyes",
} as const satisfies Record<string, Reaction>;

export type ReactionContent = keyof typeof reactionContents;

const names = Object.entries(reactionContents);
const nameOf = (content: Reaction) => names.find(([, word]) => word === content)?.[0];

interface ReactionArgs extends Page {
  readonly content?: ReactionContent | null;
}

/** `subject`: what the reactions are to. */
export function reactableFields(context: Context, given: readonly CommentReaction[], subject: () => Resolved) {
  const { login } = actorOf(context.viewer);
  return {
    reactions: paged(
      ({ content }: ReactionArgs) =>
        given.filter((reaction) => !content || reaction.content === reactionContents[content]),
      (reaction) => context.show.reaction(reaction, subject),
      (reactions) => ({ viewerHasReacted: reactions.some(({ user }) => user === login) }),
    ),
    reactionGroups: () =>
      names.map(([name, word]) => {
        const alike = given.filter(({ content }) => content === word);
        return groupObject(context, { name, given: alike, viewerHasReacted: alike.some(({ user }) => user === login) });
      }),
  };
}

interface Group {
  readonly name: string;
  readonly given: readonly CommentReaction[];
  readonly viewerHasReacted: boolean;
}

const groupObject = (context: Context, { name, given, viewerHasReacted }: Group): Resolved => ({
  __typename: "ReactionGroup",
  content: name,
  createdAt: given[0]?.createdAt ?? null,
  viewerHasReacted,
  reactors: paged(
    () => given,
    ({ user }) => context.show.actor(user),
  ),
});

export const reactionObject = (
  context: Context,
  { id, nodeId, content, createdAt, user }: CommentReaction,
  subject: () => Resolved,
): Resolved => ({
  __typename: "Reaction",
  id: nodeId,
  databaseId: id,
  content: nameOf(content),
  createdAt,
  // The schema has room for people only.
  user: () => (user.endsWith("[bot]") ? null : context.show.actor(user)),
  reactable: subject,
});
