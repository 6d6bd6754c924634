// The statuses of a deployment: all of them, or those that this App wrote.
import type { DeploymentStatus } from "../domain/deployment.ts";
import type { Repository } from "../domain/repository.ts";
import { toStatus, type WireStatus } from "./deployments.ts";
import { isOurs } from "./is-ours.ts";
import type { Client } from "./octokit.ts";

const perPage = 100;
const mostPages = 3;

/** Oldest first; the order of GitHub's list is not documented. */
export async function readOwnStatuses(
  client: Client,
  repository: Repository,
  deployment: number,
): Promise<readonly DeploymentStatus[]> {
  const statuses: DeploymentStatus[] = [];
  for (const status of await readAll(client, repository, deployment))
    if (await isOurs(status, client.identity)) statuses.push(...toStatus(status));
  return inOrder(statuses);
}

/** By whichever tool, oldest first. */
export async function readStatuses(
  client: Client,
  repository: Repository,
  deployment: number,
): Promise<readonly DeploymentStatus[]> {
  const all = await readAll(client, repository, deployment);
  return inOrder(all.flatMap(toStatus));
}

const inOrder = (statuses: DeploymentStatus[]): readonly DeploymentStatus[] =>
  statuses.sort((a, b) => Date.parse(a.createdAt) - Date.parse(b.createdAt) || a.id - b.id);

async function readAll(client: Client, repository: Repository, deployment: number): Promise<readonly WireStatus[]> {
  const { owner, name: repo } = repository;
  const all: WireStatus[] = [];
  for (let page = 1; page <= mostPages; page++) {
    const asked = { owner, repo, deployment_id: deployment, per_page: perPage, page };
    const { data } = await client.read(repository, (octokit) => octokit.rest.repos.listDeploymentStatuses(asked));
    all.push(...data);
    if (data.length < perPage) break;
  }
  return all;
}
