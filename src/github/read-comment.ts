// A comment as commands refer to it, by the node id that GitHub gave it when it was created.
import type { Repository } from "../domain/repository.ts";
import type { CommentRef } from "../domain/request.ts";
import type { Client } from "./octokit.ts";
import { hidden } from "./sort-graphql-errors.ts";

/** `databaseId` is too short for newer comments: https://docs.github.com/en/graphql/reference/objects#issuecomment */
const query = `
query SlipwayComment($id: ID!) {
  node(id: $id) { ... on IssueComment { id fullDatabaseId url createdAt } }
}`;

interface CommentAnswer {
  readonly node: {
    readonly id?: string;
    /** A text: a number of 64 bits does not fit into JSON's. */
    readonly fullDatabaseId?: string | null;
    readonly url?: string;
    readonly createdAt?: string;
  } | null;
}

export async function readComment(client: Client, repository: Repository, nodeId: string): Promise<CommentRef | null> {
  const { data, errors } = await client.readGraphql<CommentAnswer>(repository, query, { id: nodeId });
  const { id, fullDatabaseId, url, createdAt } = data.node ?? {};
  if (id && fullDatabaseId && url && createdAt)
    return { kind: "comment", id: Number(fullDatabaseId), nodeId: id, url, createdAt };
  if (data.node === null && errors.every(({ type }) => type === "NOT_FOUND")) return null;
  throw hidden(errors, "GitHub did not show the comment");
}
