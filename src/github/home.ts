// Where a deployment of another tool belongs: the open pull requests whose head it deploys.
import type { Repository } from "../domain/repository.ts";
import type { Home } from "../flows/ports.ts";
import { type ConfigurationAnswer, type Connection, nodesOf } from "./facts-answer.ts";
import { configuration } from "./facts-query.ts";
import type { Client } from "./octokit.ts";
import { hidden } from "./sort-graphql-errors.ts";
import { toConfigFile } from "./to-config-file.ts";

const query = `
query SlipwayHome($owner: String!, $name: String!, $sha: GitObjectID!) {
  repository(owner: $owner, name: $name) {
    url
    defaultBranchRef { name }
    ${configuration}
    object(oid: $sha) {
      ... on Commit { associatedPullRequests(first: 20) { nodes { id number state headRefOid } } }
    }
  }
}`;

interface HomeAnswer {
  readonly repository:
    | (ConfigurationAnswer & {
        readonly url: string;
        readonly defaultBranchRef: { readonly name: string } | null;
        readonly object: { readonly associatedPullRequests?: Connection<AssociatedAnswer> | null } | null;
      })
    | null;
}

interface AssociatedAnswer {
  readonly id: string;
  readonly number: number;
  readonly state: string;
  readonly headRefOid: string;
}

export async function readHome(client: Client, repository: Repository, sha: string): Promise<Home> {
  const { owner, name } = repository;
  const { data, errors } = await client.readGraphql<HomeAnswer>(repository, query, { owner, name, sha });
  if (!data.repository) throw hidden(errors, "GitHub did not show the repository");
  const { config, url, defaultBranchRef, object } = data.repository;
  const associated = nodesOf(object?.associatedPullRequests);
  return {
    config: toConfigFile({ blob: config, errors, url, ref: defaultBranchRef?.name ?? "HEAD" }),
    pullRequests: associated
      .filter(({ state, headRefOid }) => state === "OPEN" && headRefOid === sha)
      .map(({ id, number }) => ({ nodeId: id, number })),
  };
}
