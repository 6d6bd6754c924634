// How many reacted in which way.
import type { CommentReaction, Reaction } from "../state/model.ts";
import { toUserJson } from "./account.ts";
import type { Json, Wire } from "./wire.ts";

const contents: readonly Reaction[] = ["+1", "-1", "laugh", "hooray", "confused", "heart", "rocket", "eyes"];

/** `url`: of what they react to. */
export const toReactionsJson = (url: string, reactions: readonly CommentReaction[]): Json => ({
  url: `${url}/reactions`,
  total_count: reactions.length,
  ...Object.fromEntries(
    contents.map((content) => [content, reactions.filter((reaction) => reaction.content === content).length]),
  ),
});

export const toReactionJson = (wire: Wire, reaction: CommentReaction): Json => ({
  id: reaction.id,
  node_id: reaction.nodeId,
  user: toUserJson(wire, reaction.user),
  content: reaction.content,
  created_at: reaction.createdAt,
});
