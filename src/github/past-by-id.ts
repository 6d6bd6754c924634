// Deployments by their node ids: how those of a history stand now, in one query.
import type { PastDeployment } from "../domain/past-deployment.ts";
import type { Repository } from "../domain/repository.ts";
import type { DeploymentsRead } from "../flows/ports.ts";
import { deploymentsQuery } from "./history-query.ts";
import type { Client } from "./octokit.ts";
import type { GraphqlError } from "./sort-graphql-errors.ts";
import { statusOf } from "./status-of.ts";
import { type PastAnswer, toPastDeployment } from "./to-past-deployment.ts";

interface Nodes {
  readonly nodes: readonly (({ readonly __typename: string } & PastAnswer) | null)[];
}

export async function readDeployments(
  client: Client,
  repository: Repository,
  nodeIds: readonly string[],
): Promise<DeploymentsRead> {
  if (nodeIds.length === 0) return { deployments: [], gone: [] };
  const bot = (await client.identity.botLogin()).replace(/\[bot\]$/, "");
  const { data, errors } = await client.readGraphql<Nodes>(repository, deploymentsQuery, { ids: nodeIds });
  const found = data.nodes.flatMap((node) => (node?.__typename === "Deployment" ? [node] : []));
  return {
    deployments: found.map((answer) => toPastDeployment(answer, bot)),
    gone: nodeIds.filter((_, index) => errors.some((error) => isMissing(error, index))),
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
