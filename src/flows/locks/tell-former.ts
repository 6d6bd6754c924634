// Whoever held an environment until another pull request took it, or freed it by force, is told there.
import { toBody } from "../../cards/body.ts";
import { renderTakenAway } from "../../cards/lock-card.ts";
import type { EnvironmentLock } from "../../domain/lock.ts";
import { type TellFormerJob, pullRequestKey } from "../jobs.ts";
import type { Asking } from "../may.ts";
import type { Ports } from "../ports.ts";
import { writeComment } from "../write-comment.ts";

export interface TakenAway {
  readonly former: EnvironmentLock;
  readonly reason: string;
  /** The number of the pull request that holds it now; null: nobody does. */
  readonly heldFor: number | null;
}

/**
 * Sent before anything is taken away, so that it is not forgotten. It runs behind the comment that takes it: of one pull
 * request one job runs at a time.
 */
export async function tellFormerLater({ queue }: Ports, { job }: Asking, taken: TakenAway): Promise<void> {
  const { repository, pullRequest, actor, comment } = job;
  const tell: TellFormerJob = { kind: "tell_former", ...taken, by: actor.login, url: comment.url };
  const { environment } = taken.former;
  const id = `${comment.url} ${environment.toLowerCase()} taken away`;
  await queue.send(tell, { key: pullRequestKey(repository, pullRequest.number), id });
}

/** It may not have come to it: then it still is that pull request's. */
export async function tellFormer(ports: Ports, job: TellFormerJob): Promise<void> {
  const { former, url } = job;
  const { repository, environment, pullRequest } = former;
  const now = await ports.store.locks.get(repository.id, environment);
  const mark = `taken away ${environment.toLowerCase()} ${url}`;
  const key = `${repository.id}/${mark}`;
  if (now?.pullRequest.number === pullRequest.number || (await ports.store.has(key))) return;
  const body = toBody(renderTakenAway(job));
  await writeComment(ports, { repository, pullRequest: pullRequest.nodeId, mark, body, known: null });
  await ports.store.first(key);
}
