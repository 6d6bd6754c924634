// Reads the history of an environment on by one page, from where the index is whole.
import { isUnread } from "../../domain/snapshot.ts";
import type { IndexJob } from "../jobs.ts";
import type { Ports } from "../ports.ts";
import { afterNext, isWorthReadingOn } from "./stretches.ts";
import { takePage } from "./take-page.ts";

/** A second call reads the page after. Whatever GitHub does not show is left out until somebody looks again. */
export async function readOn(ports: Ports, { repository, environment }: IndexJob): Promise<void> {
  const from = await ports.store.index.coverage(repository.id, environment);
  if (!from || !isWorthReadingOn(from)) return;
  const asked = ports.clock.now();
  const { next: after, wholeFrom: below } = from.top;
  const [page] = await ports.github.readHistory(repository, [{ environment, after }]);
  if (!page || isUnread(page.deployments)) return;
  const read = { deployments: page.deployments, next: page.next };
  await takePage(ports, { ...read, repository, environment, asked, from, below, coverage: afterNext(from, read) });
}
