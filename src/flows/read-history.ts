// Walks the history of one environment, page by page, until enough was found; never further than five pages of fifty.
import { isUnread, type Unread } from "../domain/snapshot.ts";
import type { PastDeployment } from "../domain/past-deployment.ts";
import type { Repository } from "../domain/repository.ts";
import type { Ports } from "./ports.ts";

export const mostPages = 5;
export const pageLength = 50;

export interface Walk {
  readonly repository: Repository;
  readonly environment: string;
  /** Of all that was read so far, newest first. */
  readonly isEnough: (history: readonly PastDeployment[]) => boolean | Promise<boolean>;
}

export interface Walked {
  /** Newest first. */
  readonly history: readonly PastDeployment[];
  /** It stopped before the beginning of the history. */
  readonly goesOn: boolean;
}

export async function walkHistory({ github }: Ports, walk: Walk): Promise<Walked | Unread> {
  const { repository, environment, isEnough } = walk;
  const history: PastDeployment[] = [];
  let after: string | null = null;
  for (let page = 0; page < mostPages; page++) {
    const [read] = await github.readHistory(repository, [{ environment, after }]);
    if (!read) return { unread: "GitHub did not show them" };
    if (isUnread(read.deployments)) return read.deployments;
    history.push(...read.deployments);
    after = read.next;
    if (after === null || (await isEnough(history))) break;
  }
  return { history, goesOn: after !== null };
}

/** GitHub does not know the branch of a deployment that was ordered by its sha: the request does. */
export async function withRef(
  { store }: Pick<Ports, "store">,
  { id }: Pick<Repository, "id">,
  past: PastDeployment,
): Promise<PastDeployment> {
  if (past.ref !== null || !past.ours) return past;
  const request = await store.requests.ofDeployment(id, past.id);
  return request && request.ref !== past.sha ? { ...past, ref: request.ref } : past;
}
