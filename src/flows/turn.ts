// One look at a request, and the two ways it can leave it: at its end, or waiting.
import type { Because, Reason } from "../domain/reasons.ts";
import type { DeployRequest } from "../domain/request.ts";
import type { Verdict } from "../domain/verdict.ts";
import { auditEnd } from "./audit/audit-request.ts";
import { releaseLease } from "./lease.ts";
import { giveLockBack } from "./locks/deploy-lock.ts";
import { lookAgain } from "./look.ts";
import type { Ports } from "./ports.ts";
import { lineMoved } from "./take-environment.ts";

export interface Turn {
  readonly request: DeployRequest;
  /** GitHub merged, and the new head wants a look of its own. */
  readonly again: boolean;
}

export async function end(ports: Ports, request: DeployRequest, why: readonly Because[]): Promise<Turn> {
  const ended: DeployRequest = { ...request, stage: "ended", because: why };
  await ports.store.requests.save(ended);
  await auditEnd(ports, ended, why);
  ports.metrics.decision("refuse", reasonsOf(why));
  await giveLockBack(ports, ended);
  await releaseLease(ports, ended);
  await lineMoved(ports, request, ended);
  await wakeBehind(ports, ended);
  return { request: ended, again: false };
}

/** Later requests of the same comment may wait for this one: its environment comes before theirs. */
export async function wakeBehind(ports: Ports, { id, comment }: DeployRequest): Promise<void> {
  const all = await ports.store.requests.ofComment(comment);
  const behind = all.slice(all.findIndex((one) => one.id === id) + 1);
  for (const one of behind.filter(({ stage, environment }) => stage === "waiting" && environment.after.length > 0)) {
    await lookAgain(ports, one);
  }
}

const reasonsOf = (why: readonly Because[]): Reason[] => why.map(({ reason }) => reason);

type Hold = Pick<Extract<Verdict, { kind: "wait" }>, "obstacles" | "lookAgainAt">;

/** Whatever happened between the first snapshot and this moment woke nobody: a second look comes soon. */
const secondLook = 10_000;

export async function hold(ports: Ports, request: DeployRequest, { obstacles, lookAgainAt }: Hold): Promise<Turn> {
  const waiting: DeployRequest = { ...request, stage: "waiting", because: obstacles };
  await ports.store.requests.save(waiting);
  ports.metrics.decision("wait", reasonsOf(obstacles));
  await giveLockBack(ports, waiting);
  await releaseLease(ports, waiting);
  await lineMoved(ports, request, waiting);
  const isFirst = request.stage === "deciding";
  const soon = new Date(ports.clock.now().getTime() + secondLook).toISOString();
  const times = [waiting.deadline, ...(lookAgainAt ? [lookAgainAt] : []), ...(isFirst ? [soon] : [])].sort();
  await lookAgain(ports, waiting, times[0] ?? waiting.deadline);
  return { request: waiting, again: false };
}
