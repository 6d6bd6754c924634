// How an environment stands, from its history and from what is kept of it: what runs, what is on its way, who holds it, who waits.
import type { EnvironmentStanding } from "../cards/status-card.ts";
import type { Environment } from "../domain/environment.ts";
import { type PastDeployment, runsThere, underWay } from "../domain/past-deployment.ts";
import type { Repository } from "../domain/repository.ts";
import { isUnread, type Unread } from "../domain/snapshot.ts";
import type { Ports } from "./ports.ts";
import { withRef } from "./read-history.ts";

export interface Stands extends Pick<EnvironmentStanding, "lock" | "waiting"> {
  readonly environment: Pick<Environment, "name" | "timeout">;
  /** Newest first. */
  readonly history: readonly PastDeployment[] | Unread;
  /** Nothing older is missing. */
  readonly isWhole: boolean;
}

export function toStanding(
  { environment: { name, timeout }, history, isWhole, ...held }: Stands,
  now: Date,
): EnvironmentStanding {
  if (isUnread(history)) return { environment: name, runs: history, underWay: [], searched: null, ...held };
  return {
    environment: name,
    runs: runsThere(history),
    underWay: underWay(history, { now, timeout }),
    searched: isWhole ? null : history.length,
    ...held,
  };
}

/** GitHub does not know the branch of what was ordered by its sha: the request does. */
export async function withRefs(
  ports: Pick<Ports, "store">,
  repository: Pick<Repository, "id">,
  { runs, ...standing }: EnvironmentStanding,
): Promise<EnvironmentStanding> {
  return {
    ...standing,
    runs: runs === null || isUnread(runs) ? runs : await withRef(ports, repository, runs),
    underWay: await Promise.all(standing.underWay.map((one) => withRef(ports, repository, one))),
  };
}
