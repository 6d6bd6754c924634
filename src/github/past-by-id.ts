// Deployments by their node ids: how those of a history stand now, in one query.
import { Fault } from "../domain/fault.ts";
import type { PastDeployment } from "../domain/past-deployment.ts";
import type { Repository } from "../domain/repository.ts";
import type { DeploymentsRead } from "../flows/ports.ts";
import { deploymentsQuery } from "./history-query.ts";
import type { Client } from "./octokit.ts";
import type { GraphqlError } from "./sort-graphql-errors.ts";
import { statusOf } from "./status-of.ts";
import { type PastAnswer, toPastDeployment } from "./to-past-deployment.ts";

interface Nodes {
  readonly repository?: { readonly databaseId: number | null } | null;
  readonly nodes: readonly (({ readonly __typename: string } & PastAnswer) | null)[];
}

export async function readDeployments(
  client: Client,
  repository: Repository,
  nodeIds: readonly string[],
): Promise<DeploymentsRead> {
  if (nodeIds.length === 0) return { deployments: [], gone: [] };
  const bot = (await client.identity.botLogin()).replace(/\[bot\]$/, "");
  const { owner, name } = repository;
  const { data, errors } = await client.readGraphql<Nodes>(repository, deploymentsQuery, { owner, name, ids: nodeIds });
  const gone = nodeIds.filter((_, index) => errors.some((error) => isMissing(error, index)));
  // Of a repository that the App may not read any more GitHub says the same of each: it is not found.
  if (gone.length > 0 && data.repository?.databaseId !== repository.id)
    throw new Fault("setup", "GitHub does not show the repository any more");
  const found = data.nodes.flatMap((node) => (node?.__typename === "Deployment" ? [node] : []));
  return {
    deployments: found.map((answer) => toPastDeployment(answer, bot)),
    gone,
  };
}

/** Null where there is none of this id, or it is another repository's. */
export async function readDeployment(
  client: Client,
  repository: Repository,
  id: number,
): Promise<PastDeployment | null> {
  const node = await readNodeId(client, repository, id);
  const read = node === null ? null : await readDeployments(client, repository, [node]);
  return read?.deployments[0] ?? null;
}

async function readNodeId(client: Client, { owner, name, ...rest }: Repository, id: number): Promise<string | null> {
  const asked = { owner, repo: name, deployment_id: id };
  try {
    const { data } = await client.read({ owner, name, ...rest }, (octokit) => octokit.rest.repos.getDeployment(asked));
    return data.node_id;
  } catch (error) {
    if (statusOf(error) === 404) return null;
    throw error;
  }
}

/** Whatever else is wrong with one of them, it may still be there. */
const isMissing = ({ type, path }: GraphqlError, index: number): boolean =>
  type === "NOT_FOUND" && path?.[0] === "nodes" && path[1] === index;
