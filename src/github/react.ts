// Reactions: to a comment over REST, to a review over GraphQL, for REST has none for reviews.
import type { Repository } from "../domain/repository.ts";
import type { CommentRef } from "../domain/request.ts";
import type { Client } from "./octokit.ts";
import { sortFieldError } from "./sort-graphql-errors.ts";

export interface Reaction {
  readonly comment: CommentRef;
  readonly content: "-1" | "eyes";
}

/** A second call changes nothing: GitHub keeps one of a kind from each. */
export const react = (client: Client, repository: Repository, reaction: Reaction): Promise<void> =>
  reaction.comment.kind === "review"
    ? reactToReview(client, repository, reaction)
    : reactToComment(client, repository, reaction);

/** https://docs.github.com/en/rest/reactions/reactions#create-reaction-for-an-issue-comment */
async function reactToComment(client: Client, repository: Repository, { comment, content }: Reaction): Promise<void> {
  const { owner, name: repo } = repository;
  await client.write(repository, (octokit) =>
    octokit.rest.reactions.createForIssueComment({ owner, repo, comment_id: comment.id, content }),
  );
}

const words = { "-1": "THUMBS_DOWN", eyes: "EYES" } as const;

const mutation = `
mutation SlipwayReaction($subject: ID!, $content: ReactionContent!) {
  react: addReaction(input: { subjectId: $subject, content: $content }) { reaction { content } }
}`;

async function reactToReview(client: Client, repository: Repository, { comment, content }: Reaction): Promise<void> {
  const variables = { subject: comment.nodeId, content: words[content] };
  const { errors } = await client.writeGraphql(repository, mutation, { variables });
  if (errors[0]) throw sortFieldError(errors[0]);
}
