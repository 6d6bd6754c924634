// A request that may go takes its environment, or its place in the line for it: first come, first served.
import type { Because } from "../domain/reasons.ts";
import { because } from "../domain/reasons.ts";
import type { DeployRequest } from "../domain/request.ts";
import type { Obstacle } from "../domain/verdict.ts";
import { type ReplaceJob, pullRequestKey } from "./jobs.ts";
import { lookAtLease, takeLease } from "./lease.ts";
import { aheadOf, behind, isInLine, lineFor, sayPlaces } from "./line.ts";
import { lookAgain } from "./look.ts";
import type { Ports } from "./ports.ts";

/** Null: the environment is this one's until it is released. A second call changes nothing. */
export async function takeEnvironment(ports: Ports, request: DeployRequest): Promise<Obstacle | null> {
  const line = await lineFor(ports, request);
  const { concurrency } = request.environment;
  const later = concurrency === "replace" ? behind(line, request).at(-1) : undefined;
  if (later) return { ...replacedBy(later), hold: "block" };
  const ahead = aheadOf(line, request);
  if (concurrency === "replace") await replaceAll(ports, ahead, request);
  const first = await yieldTo(ports, request, concurrency === "queue" ? ahead : []);
  return first ?? takeLease(ports, request);
}

/** What waits for its turn behind others; null: there is nobody to yield to. The first of them may have missed its turn. */
async function yieldTo(
  ports: Ports,
  request: DeployRequest,
  ahead: readonly DeployRequest[],
): Promise<Obstacle | null> {
  const [first] = ahead;
  if (!first || (await ports.store.leases.holder(request)) === request.id) return null;
  if ((await lookAtLease(ports, request)) === null) await lookAgain(ports, first);
  return { ...placeBehind(ahead, request), hold: "wait" };
}

const placeBehind = (ahead: readonly DeployRequest[], { environment }: DeployRequest): Because =>
  because("environment_busy", {
    environment: environment.name,
    pullRequest: ahead.at(-1)?.pullRequest.number ?? null,
    deployment: null,
    rejects: false,
    place: ahead.length + 1,
  });

const replacedBy = ({ comment, pullRequest }: DeployRequest): Because =>
  because("replaced", { by: comment.url, pullRequest: pullRequest.number });

/** Each in the line of its own pull request. */
async function replaceAll({ queue }: Ports, all: readonly DeployRequest[], by: DeployRequest): Promise<void> {
  for (const { id, repository, pullRequest } of all) {
    const job: ReplaceJob = { kind: "replace", request: id, by: by.comment.url, pullRequest: by.pullRequest.number };
    await queue.send(job, { key: pullRequestKey(repository, pullRequest.number), id: `${id} replace` });
  }
}

/** Where a request stands in line now; null: nothing is in its way. Changes nothing. */
export async function lookAtLine(ports: Ports, request: DeployRequest): Promise<Obstacle | null> {
  const busy = await lookAtLease(ports, request);
  if (busy?.hold === "block" || request.environment.concurrency !== "queue") return busy;
  const ahead = aheadOf(await lineFor(ports, request), request);
  return ahead.length > 0 ? { ...placeBehind(ahead, request), hold: "wait" } : busy;
}

/** After a request joined or left the line: whoever is behind it moves, and whoever is first goes on where nothing runs. */
export async function lineMoved(ports: Ports, before: DeployRequest, after: DeployRequest): Promise<void> {
  if (standing(before) === standing(after)) return;
  const line = await lineFor(ports, after);
  await sayPlaces(ports, behind(line, after));
  const [first] = line;
  // Where the environment was released since it was found taken, nobody else would look.
  if (first && (await lookAtLease(ports, first)) === null) await lookAgain(ports, first);
}

/** Whoever a lock keeps out stands in line, and is passed by. */
function standing(one: DeployRequest): "nowhere" | "aside" | "in line" {
  if (!isInLine(one)) return "nowhere";
  return one.because.some(({ reason }) => reason === "locked") ? "aside" : "in line";
}
