// What a command can be given for: the open pull requests of a repository, its configuration and its environments.
import type { Repository } from "../domain/repository.ts";
import type { Choices, OpenPullRequest } from "../flows/ports.ts";
import { type ConfigurationAnswer, type Connection, nodesOf } from "./facts-answer.ts";
import { configuration } from "./facts-query.ts";
import type { Client } from "./octokit.ts";
import { type GraphqlError, hidden, whyUnread } from "./sort-graphql-errors.ts";
import { toConfigFile } from "./to-config-file.ts";

const query = `
query SlipwayChoices($owner: String!, $name: String!) {
  repository(owner: $owner, name: $name) {
    url
    defaultBranchRef { name }
    ${configuration}
    environments(first: 100) { nodes { name } }
    pullRequests(states: [OPEN], first: 50, orderBy: { field: CREATED_AT, direction: DESC }) {
      nodes { number title headRefName isDraft author { login } }
    }
  }
}`;

interface ChoicesAnswer {
  readonly repository: RepositoryAnswer | null;
}

interface RepositoryAnswer extends ConfigurationAnswer {
  readonly url: string;
  readonly defaultBranchRef: { readonly name: string } | null;
  readonly environments: Connection<{ readonly name: string }> | null;
  readonly pullRequests: Connection<PullRequestAnswer> | null;
}

interface PullRequestAnswer {
  readonly number: number;
  readonly title: string;
  readonly headRefName: string;
  readonly isDraft: boolean;
  readonly author: { readonly login: string } | null;
}

export async function readChoices(client: Client, repository: Repository): Promise<Choices> {
  const { owner, name } = repository;
  const { data, errors } = await client.readGraphql<ChoicesAnswer>(repository, query, { owner, name });
  if (!data.repository) throw hidden(errors, "GitHub did not show the repository");
  const { config, url, defaultBranchRef, environments } = data.repository;
  return {
    url,
    config: toConfigFile({ blob: config, errors, url, ref: defaultBranchRef?.name ?? "HEAD" }),
    environments: nodesOf(environments).map(({ name }) => ({ name, protection: notAsked })),
    pullRequests: toPullRequests(data.repository, errors),
  };
}

const notAsked = { unread: "its protection was not asked for" };

function toPullRequests({ pullRequests }: RepositoryAnswer, errors: readonly GraphqlError[]): Choices["pullRequests"] {
  const unread = whyUnread(errors, "pullRequests");
  return unread === null ? nodesOf(pullRequests).map(toPullRequest) : { unread };
}

const toPullRequest = ({ number, title, headRefName, isDraft, author }: PullRequestAnswer): OpenPullRequest => ({
  number,
  title,
  branch: headRefName,
  author: author?.login ?? null,
  isDraft,
});
