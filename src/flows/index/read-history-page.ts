// A page of an environment's history, out of the index and as right as GitHub makes it.
import type { PastDeployment } from "../../domain/past-deployment.ts";
import type { Repository } from "../../domain/repository.ts";
import type { Unread } from "../../domain/snapshot.ts";
import type { IndexAsked, Ports } from "../ports.ts";
import { pageLength } from "../read-history.ts";
import { freshForReaders } from "./fresh-for-readers.ts";
import { recheck } from "./recheck.ts";
import { isWorthReadingOn } from "./stretches.ts";

export interface HistoryPageAsked extends Omit<IndexAsked, "repository" | "length"> {
  readonly repository: Repository;
}

export interface ReadHistoryPage {
  /** Newest first. Unread: nothing was ever read, and GitHub does not answer. */
  readonly deployments: readonly PastDeployment[] | Unread;
  /** Or there will be, once GitHub's older ones are read. */
  readonly hasMore: boolean;
  /** Of the environment. */
  readonly tasks: readonly string[];
  /** When GitHub last showed its newest: ISO 8601; null: never. */
  readonly asOf: string | null;
}

export async function readHistoryPage(ports: Ports, asked: HistoryPageAsked): Promise<ReadHistoryPage> {
  const { repository, environment } = asked;
  const { index } = ports.store;
  const [freshness] = await freshForReaders(ports, repository, [environment]);
  const [page, tasks, coverage] = await Promise.all([
    index.page({ ...asked, repository: repository.id, length: pageLength }),
    index.tasks(repository.id, environment),
    index.coverage(repository.id, environment),
  ]);
  const { asOf, trouble } = freshness ?? { asOf: null, trouble: null };
  if (tasks.length === 0 && trouble !== null) return { deployments: { unread: trouble }, hasMore: false, tasks, asOf };
  const isFull = page.deployments.length === pageLength;
  const hasMore = page.hasMore || (isFull && coverage !== null && isWorthReadingOn(coverage));
  return { deployments: await recheck(ports, repository, page.deployments), hasMore, tasks, asOf };
}
