// The head of a pull request from a fork: its commit as this repository knows it, and how far it is behind.
import type { Repository } from "../domain/repository.ts";
import type { Unread } from "../domain/snapshot.ts";
import type { CommitAnswer, PullRequestAnswer } from "./facts-answer.ts";
import { isCommit } from "./is-commit.ts";
import type { Client } from "./octokit.ts";
import { forkCommit } from "./reported-query.ts";
import type { GraphqlError } from "./sort-graphql-errors.ts";
import { whyRefused } from "./status-of.ts";

export interface ForkHead {
  readonly commit: CommitAnswer | null;
  readonly behindBy: number | Unread;
  readonly errors: readonly GraphqlError[];
}

interface Fork {
  readonly pull: PullRequestAnswer;
  /** The tip of the default branch. */
  readonly base: string;
}

interface CommitRead {
  readonly repository: { readonly object: CommitAnswer | Record<string, never> | null } | null;
}

/** Two reads beside each other. */
export async function readForkHead(client: Client, repository: Repository, { pull, base }: Fork): Promise<ForkHead> {
  const { owner, name } = repository;
  const variables = { owner, name, oid: pull.headRefOid, number: pull.number };
  const [{ data, errors }, behindBy] = await Promise.all([
    client.readGraphql<CommitRead>(repository, forkCommit, variables),
    readBehindBy(client, repository, `${base}...${pull.headRefOid}`),
  ]);
  const commit = data.repository?.object;
  return { commit: isCommit(commit) ? commit : null, behindBy, errors };
}

/** By shas, which a fork has in common with its original: https://docs.github.com/en/rest/commits/commits#compare-two-commits */
async function readBehindBy(client: Client, repository: Repository, basehead: string): Promise<number | Unread> {
  const { owner, name: repo } = repository;
  try {
    const { data } = await client.read(repository, (octokit) =>
      octokit.rest.repos.compareCommitsWithBasehead({ owner, repo, basehead, per_page: 1 }),
    );
    return data.behind_by;
  } catch (error) {
    return whyRefused(error);
  }
}
