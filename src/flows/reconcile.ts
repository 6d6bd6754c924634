// What should have ended, and what GitHub told nobody: every request of which something is still expected is looked at.
import { type DeployRequest, isOpen } from "../domain/request.ts";
import { pullRequestKey, watchKey } from "./jobs.ts";
import { look } from "./look.ts";
import type { Ports, Sent } from "./ports.ts";

/** Milliseconds between two rounds. */
export const reconcileEvery = 5 * 60_000;

/** Only sends jobs, each of which is the same as one that waits already: rounds of several processes are one round. */
export async function reconcile({ store, queue, clock }: Ports): Promise<void> {
  const runs = await store.runs.unsettled();
  for (const { id } of runs) {
    await queue.send({ kind: "observe_run", run: id }, { key: watchKey(id), id: `${id} observe` });
  }
  const carriedOut = new Set(runs.map(({ request }) => request));
  const now = clock.now().toISOString();
  for (const request of await store.requests.unsettled()) {
    if (request.stage === "following" && carriedOut.has(request.id)) continue;
    const { job, options } = isOpen(request) ? openLook(request, now) : observation(request);
    await queue.send(job, options);
  }
}

/** One that waits has a look of its own ahead; one that is past its deadline, or was left half-way, has none. */
function openLook(request: DeployRequest, now: string): Sent {
  return request.stage === "waiting" && now < request.deadline ? look(request, request.deadline) : look(request);
}

const observation = ({ id, repository, pullRequest }: DeployRequest): Sent => ({
  job: { kind: "observe", request: id },
  options: { key: pullRequestKey(repository, pullRequest.number), id: `${id} observe` },
});
