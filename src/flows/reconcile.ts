// What should have ended, and what GitHub told nobody: every request of which something is still expected is looked at.
import { type DeployRequest, isOpen } from "../domain/request.ts";
import { locksKey, pullRequestKey, watchKey } from "./jobs.ts";
import { isInLine } from "./line.ts";
import { isUnlocked } from "./locks/deploy-lock.ts";
import { look } from "./look.ts";
import type { Ports, Sent } from "./ports.ts";
import { lookAtLine } from "./take-environment.ts";

/** Milliseconds between two rounds. */
export const reconcileEvery = 5 * 60_000;

/** Only sends jobs, each of which is the same as one that waits already: rounds of several processes are one round. */
export async function reconcile(ports: Ports): Promise<void> {
  const { store, queue } = ports;
  const runs = await store.runs.unsettled();
  for (const { id } of runs) {
    await queue.send({ kind: "observe_run", run: id }, { key: watchKey(id), id: `${id} observe` });
  }
  if ((await store.locks.expired()).length > 0) {
    await queue.send({ kind: "expire_locks" }, { key: locksKey, id: "locks expired" });
  }
  const carriedOut = new Set(runs.map(({ request }) => request));
  for (const request of await store.requests.unsettled()) {
    if (request.stage === "following" && carriedOut.has(request.id)) continue;
    const { job, options } = isOpen(request) ? await openLook(ports, request) : observation(request);
    await queue.send(job, options);
  }
}

/**
 * One that waits has a look of its own ahead, unless its turn has come and nobody told it; one that is past its deadline,
 * or was left half-way, has none.
 */
async function openLook(ports: Ports, request: DeployRequest): Promise<Sent> {
  const isPast = ports.clock.now().toISOString() >= request.deadline;
  if (request.stage !== "waiting" || isPast) return look(request);
  const isNext = isInLine(request) && (await lookAtLine(ports, request)) === null;
  return isNext || (await isUnlocked(ports, request)) ? look(request) : look(request, request.deadline);
}

const observation = ({ id, repository, pullRequest }: DeployRequest): Sent => ({
  job: { kind: "observe", request: id },
  options: { key: pullRequestKey(repository, pullRequest.number), id: `${id} observe` },
});
