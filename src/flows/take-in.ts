// What a delivery shrank to goes to its place: a head is remembered, jobs are queued, waiting requests are woken.
import type { DeployRequest } from "../domain/request.ts";
import type { Job } from "./jobs.ts";
import type { HeadSighting, Ports, SendOptions } from "./ports.ts";
import { lookAgain } from "./turn.ts";

/** A delivery without what Slipway does not need of it. */
export interface Intake {
  readonly head?: HeadSighting;
  readonly jobs?: readonly { readonly job: Job; readonly options: SendOptions }[];
  /** Requests that may go on now. */
  readonly wake?: { readonly repository: number } & ({ readonly sha: string } | { readonly pullRequest: number });
}

/** Does no work itself: when it is done, everything is where nothing is lost. A second time for the same delivery changes nothing. */
export async function takeIn(ports: Ports, delivery: string, { head, jobs = [], wake }: Intake): Promise<void> {
  if (head) await ports.store.heads.record(head);
  if (jobs.length > 0 && !(await ports.store.first(`delivery/${delivery}`))) return;
  for (const { job, options } of jobs) await ports.queue.send(job, options);
  for (const request of wake ? await waiting(ports, wake) : []) await lookAgain(ports, request);
}

async function waiting({ store }: Ports, wake: NonNullable<Intake["wake"]>): Promise<readonly DeployRequest[]> {
  if ("sha" in wake) return store.requests.waitingOnSha(wake.repository, wake.sha);
  const all = await store.requests.ofPullRequest(wake.repository, wake.pullRequest);
  return all.filter(({ stage }) => stage === "waiting");
}
