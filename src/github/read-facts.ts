// Reads the facts of a decision: one query, and more only where a list does not fit a page or the head is in a fork.
import type { Repository } from "../domain/repository.ts";
import type { Facts, NamedRef } from "../domain/snapshot.ts";
import type { FactsAsked } from "../flows/ports.ts";
import { readAim } from "./aim.ts";
import type { FactsAnswer, RepositoryAnswer } from "./facts-answer.ts";
import { factsQuery } from "./facts-query.ts";
import type { Client } from "./octokit.ts";
import { headBefore, type ReadCommit, readReported } from "./reported.ts";
import { readReviews } from "./reviews.ts";
import { type Answer, type GraphqlError, hidden } from "./sort-graphql-errors.ts";
import { toFacts } from "./to-facts.ts";

/** Takes the place of a variable that must be there and is not used. */
const noCommit = "0".repeat(40);
/** One comment names few environments; a query has its limits. */
const mostNamed = 12;

export async function readFacts(client: Client, repository: Repository, asked: FactsAsked): Promise<Facts> {
  const { subject } = asked;
  const named = [...new Set(asked.environments)].slice(0, mostNamed);
  const { data, errors } = await readFirst(client, repository, { ...asked, named });
  const answer = shown(data, subject, errors);
  const aim = await readAim(client, repository, { answer, errors, subject });
  const inPull = "pullRequest" in subject;
  const reports = { head: aim.data.commit, before: headBefore(answer, aim.data.sha), inPull };
  const [reported, reviews, appId] = await Promise.all([
    readReported(readCommit(client, repository, subject), reports),
    readReviews(client, repository, answer.pullRequest),
    client.identity.id(),
  ]);
  const all = [...errors, ...aim.errors, ...reported.errors, ...reviews.errors];
  return toFacts(
    { answer, aim: aim.data, reported: reported.data, opinions: reviews.data, errors: all },
    { named, defaultBranch: repository.defaultBranch, appId },
  );
}

interface Asking extends FactsAsked {
  readonly named: readonly string[];
}

function readFirst(client: Client, repository: Repository, asked: Asking): Promise<Answer<FactsAnswer>> {
  const { subject, named, environments, previous } = asked;
  const query = factsQuery("ref" in subject ? "ref" : "pullRequest", named.length);
  return client.readGraphql<FactsAnswer>(repository, query, {
    ...locate(repository),
    ...Object.fromEntries(named.map((name, index) => [`env${index}`, name])),
    ...("ref" in subject ? toVariables(subject.ref) : { number: subject.pullRequest }),
    defaultBranch: repository.defaultBranch,
    environments,
    previous: previous[0] ?? noCommit,
    withPrevious: previous.length > 0,
    older: previous[1] ?? noCommit,
    withOlder: previous.length > 1,
  });
}

const locate = ({ owner, name }: Repository): { owner: string; name: string } => ({ owner, name });

const toVariables = ({ kind, name, sha }: NamedRef) => ({
  oid: sha,
  ref: `refs/heads/${name}`,
  isBranch: kind === "branch",
});

/** Environments that are missing, or hidden, are no reason. */
function shown({ repository }: FactsAnswer, subject: FactsAsked["subject"], errors: readonly GraphqlError[]) {
  const isThere = repository?.defaultBranchRef?.target && ("ref" in subject || repository.pullRequest);
  if (isThere) return repository satisfies RepositoryAnswer;
  const told = errors.filter(({ path }) => !/^env\d/.test(String(path?.[1])));
  throw hidden(told, `GitHub did not show the ${"ref" in subject ? "repository" : "pull request"}`);
}

interface CommitPage<Commit> {
  readonly repository: { readonly object: Commit | null } | null;
}

const readCommit =
  (client: Client, repository: Repository, subject: FactsAsked["subject"]): ReadCommit =>
  async <Commit>(query: string, at: { oid: string; after: string }) => {
    const number = "pullRequest" in subject && query.includes("$number") ? { number: subject.pullRequest } : {};
    const variables = { ...locate(repository), ...at, ...number };
    const { data, errors } = await client.readGraphql<CommitPage<Commit>>(repository, query, variables);
    return { data: data.repository?.object ?? null, errors };
  };
