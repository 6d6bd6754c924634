// What a delivery shrank to goes to its place: a head is remembered, jobs are queued, waiting requests are woken.
import { type DeployRequest, isOpen } from "../domain/request.ts";
import type { HeadSighting, Ports, Sent } from "./ports.ts";
import { look } from "./look.ts";

/** What an event means for Slipway. */
export interface Intake {
  readonly head?: HeadSighting;
  readonly jobs?: readonly Sent[];
  /** Requests that may go on now. */
  readonly wake?: { readonly repository: number } & ({ readonly sha: string } | { readonly pullRequest: number });
}

/** Does no work itself. False: nobody waits for it, and it costs no write. */
export async function takeIn(
  { store, inbox }: Pick<Ports, "store" | "inbox">,
  id: string,
  intake: Intake,
): Promise<boolean> {
  const { head = null, jobs = [], wake } = intake;
  const woken = wake ? (await open(store, wake)).map((request) => look(request)) : [];
  const means = head !== null || jobs.length + woken.length > 0;
  if (means) await inbox.take({ id, head, jobs: [...jobs, ...woken] });
  return means;
}

/** Also those that are being decided just now: what they read may be older than this event. */
async function open(store: Ports["store"], wake: NonNullable<Intake["wake"]>): Promise<readonly DeployRequest[]> {
  if ("sha" in wake) return store.requests.openOnSha(wake.repository, wake.sha);
  const all = await store.requests.ofPullRequest(wake.repository, wake.pullRequest);
  return all.filter(isOpen);
}
