// Reads the facts of a decision: one query, and more only where a list does not fit a page.
import type { Repository } from "../domain/repository.ts";
import type { Facts } from "../domain/snapshot.ts";
import type { FactsAsked } from "../flows/ports.ts";
import type { FactsAnswer } from "./facts-answer.ts";
import { factsQuery } from "./facts-query.ts";
import type { Client } from "./octokit.ts";
import { type ReadCommit, readReported } from "./reported.ts";
import { toFacts } from "./to-facts.ts";

/** Takes the place of a variable that must be there and is not used. */
const noCommit = "0".repeat(40);
/** One comment names few environments; a query has its limits. */
const mostNamed = 12;

export async function readFacts(client: Client, repository: Repository, asked: FactsAsked): Promise<Facts> {
  const named = [...new Set(asked.environments)].slice(0, mostNamed);
  const variables = {
    ...locate(repository),
    ...Object.fromEntries(named.map((name, index) => [`env${index}`, name])),
    number: asked.pullRequest,
    defaultBranch: repository.defaultBranch,
    environments: asked.environments,
    previous: asked.previous[0] ?? noCommit,
    withPrevious: asked.previous.length > 0,
    older: asked.previous[1] ?? noCommit,
    withOlder: asked.previous.length > 1,
  };
  const answer = await client.readGraphql<FactsAnswer>(repository, factsQuery(named.length), variables);
  const reported = await readReported(readCommit(client, repository, asked.pullRequest), answer.data);
  const errors = [...answer.errors, ...reported.errors];
  const appId = await client.identity.id();
  return toFacts({ data: answer.data, errors }, reported.data, { defaultBranch: repository.defaultBranch, appId });
}

const locate = ({ owner, name }: Repository): { owner: string; name: string } => ({ owner, name });

interface CommitPage<Commit> {
  readonly repository: { readonly object: Commit | null } | null;
}

const readCommit =
  (client: Client, repository: Repository, number: number): ReadCommit =>
  async <Commit>(query: string, at: { oid: string; after: string }) => {
    const variables = { ...locate(repository), ...at, number };
    const { data, errors } = await client.readGraphql<CommitPage<Commit>>(repository, query, variables);
    return { data: data.repository?.object ?? null, errors };
  };
