// A comment of ours by its mark: asked only where an earlier attempt to write it had no answer.
import type { Repository } from "../domain/repository.ts";
import { type Connection, nodesOf } from "./facts-answer.ts";
import type { Client } from "./octokit.ts";

const query = `
query SlipwayComments($pullRequest: ID!) {
  node(id: $pullRequest) { ... on PullRequest { comments(last: 50) { nodes { id body viewerDidAuthor } } } }
}`;

interface CommentsAnswer {
  readonly node: { readonly comments?: Connection<CommentAnswer> } | null;
}

interface CommentAnswer {
  readonly id: string;
  readonly body: string;
  readonly viewerDidAuthor: boolean;
}

export interface Marked {
  /** Node id. */
  readonly pullRequest: string;
  readonly mark: string;
}

export async function findComment(
  client: Client,
  repository: Repository,
  { pullRequest, mark }: Marked,
): Promise<string | null> {
  const { data } = await client.readGraphql<CommentsAnswer>(repository, query, { pullRequest });
  const comments = nodesOf(data.node?.comments);
  return comments.find(({ body, viewerDidAuthor }) => viewerDidAuthor && body.includes(mark))?.id ?? null;
}
