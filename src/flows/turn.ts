// One look at a request, and the two ways it can leave it: at its end, or waiting.
import type { Because } from "../domain/reasons.ts";
import type { DeployRequest } from "../domain/request.ts";
import type { Verdict } from "../domain/verdict.ts";
import { pullRequestKey } from "./jobs.ts";
import type { Ports, Sent } from "./ports.ts";

export interface Turn {
  readonly request: DeployRequest;
  /** GitHub merged, and the new head wants a look of its own. */
  readonly again: boolean;
}

export async function end({ store }: Ports, request: DeployRequest, why: readonly Because[]): Promise<Turn> {
  const ended: DeployRequest = { ...request, stage: "ended", because: why };
  await store.requests.save(ended);
  return { request: ended, again: false };
}

type Hold = Pick<Extract<Verdict, { kind: "wait" }>, "obstacles" | "lookAgainAt">;

export async function hold(ports: Ports, request: DeployRequest, { obstacles, lookAgainAt }: Hold): Promise<Turn> {
  const waiting: DeployRequest = { ...request, stage: "waiting", because: obstacles };
  await ports.store.requests.save(waiting);
  await lookAgain(ports, waiting, waiting.deadline);
  if (lookAgainAt) await lookAgain(ports, waiting, lookAgainAt);
  return { request: waiting, again: false };
}

export const lookAgain = ({ queue }: Ports, request: DeployRequest, at: string): Promise<void> => {
  const { job, options } = look(request, at);
  return queue.send(job, options);
};

/** Many reasons to look at one time are one look; without a time, now. */
export function look({ id, repository, pullRequest }: DeployRequest, at?: string): Sent {
  const key = pullRequestKey(repository, pullRequest.number);
  const job = { kind: "advance", request: id } as const;
  return { job, options: at ? { key, at, id: `${id} at ${at}` } : { key, id: `${id} now` } };
}
