// Finds the deployment that was made for a request, by the App that made it and the request in its payload.
import type { Deployment } from "../domain/deployment.ts";
import type { Repository } from "../domain/repository.ts";
import type { MadeFor } from "../flows/ports.ts";
import { toDeployment } from "./deployments.ts";
import { isOurs } from "./is-ours.ts";
import type { Client } from "./octokit.ts";
import { requestOf } from "./request-of.ts";

/** Newest first, one page: a deployment that is looked for was asked for moments ago. Anybody may write our words into a payload. */
export async function findDeployment(
  client: Client,
  repository: Repository,
  made: MadeFor,
): Promise<Deployment | null> {
  const { owner, name: repo } = repository;
  const { environment, task, request } = made;
  const { data } = await client.read(repository, (octokit) =>
    octokit.rest.repos.listDeployments({ owner, repo, environment, task, per_page: 100 }),
  );
  for (const one of data.filter(({ payload }) => requestOf(payload) === request))
    if (await isOurs(one, client.identity)) return toDeployment(one);
  return null;
}
