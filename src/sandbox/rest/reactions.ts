// Reactions to comments.
import { addReaction, removeReaction } from "../state/comments.ts";
import type { Reaction, Repository } from "../state/model.ts";
import { actorOf } from "../state/viewer.ts";
import { toReactionJson } from "../wire/reactions.ts";
import { type Answer, type AskedInRepository, noContent, ok, optionalText } from "./asked.ts";
import { commentOf } from "./issues.ts";
import { paginate } from "./paginate.ts";
import { notFound } from "./refusal.ts";
import { type Need, type Route, route } from "./route.ts";

function list(asked: AskedInRepository): Answer {
  const content = optionalText(asked.query["content"]);
  const all = commentOf(asked).reactions.filter((reaction) => !content || reaction.content === content);
  const { items, headers } = paginate(asked, all);
  return ok(
    items.map((reaction) => toReactionJson(asked.wire, reaction)),
    headers,
  );
}

/** 200 where it was already there. */
function create(asked: AskedInRepository): Answer {
  const { state, wire, body, viewer } = asked;
  const given = { content: body["content"] as Reaction, by: actorOf(viewer) };
  const { reaction, created } = addReaction(state, commentOf(asked), given);
  return { status: created ? 201 : 200, body: toReactionJson(wire, reaction) };
}

function remove(asked: AskedInRepository): Answer {
  const comment = commentOf(asked);
  const reaction = comment.reactions.find(({ id }) => id === asked.params["reaction_id"]);
  if (!reaction || reaction.user !== actorOf(asked.viewer).login) throw notFound();
  removeReaction(comment, reaction);
  return noContent;
}

/** On a pull request both are needed, of which GitHub documents one: https://github.com/NOFireAI/ravel/pull/347 */
const toReact = (repository: Repository, { params }: AskedInRepository): Need[] => {
  const comment = repository.comments.find(({ id }) => id === params["comment_id"]);
  const onPull = comment !== undefined && repository.pulls.has(comment.number);
  return onPull ? ["issues:write", "pull_requests:write"] : ["issues:write"];
};

const path = "/issues/comments/{comment_id}/reactions";

export const reactionRoutes: readonly Route[] = [
  route(`GET ${path}`, "issues:read", list),
  route(`POST ${path}`, toReact, create),
  route(`DELETE ${path}/{reaction_id}`, toReact, remove),
];
