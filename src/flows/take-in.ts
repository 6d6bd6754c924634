// What a delivery shrank to goes to its place: a head is remembered, jobs are queued, waiting requests are woken.
import type { DeployRequest } from "../domain/request.ts";
import type { HeadSighting, Ports, Sent } from "./ports.ts";
import { look } from "./turn.ts";

/** What an event means for Slipway. */
export interface Intake {
  readonly head?: HeadSighting;
  readonly jobs?: readonly Sent[];
  /** Requests that may go on now. */
  readonly wake?: { readonly repository: number } & ({ readonly sha: string } | { readonly pullRequest: number });
}

/** Does no work itself. An event that nobody waits for costs no write. */
export async function takeIn(
  { store, inbox }: Pick<Ports, "store" | "inbox">,
  id: string,
  intake: Intake,
): Promise<void> {
  const { head = null, jobs = [], wake } = intake;
  const woken = wake ? (await waiting(store, wake)).map((request) => look(request)) : [];
  if (head || jobs.length + woken.length > 0) await inbox.take({ id, head, jobs: [...jobs, ...woken] });
}

async function waiting(store: Ports["store"], wake: NonNullable<Intake["wake"]>): Promise<readonly DeployRequest[]> {
  if ("sha" in wake) return store.requests.waitingOnSha(wake.repository, wake.sha);
  const all = await store.requests.ofPullRequest(wake.repository, wake.pullRequest);
  return all.filter(({ stage }) => stage === "waiting");
}
