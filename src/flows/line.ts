// The line for an environment: who waits for nothing but their turn, the earliest comment first.
import type { EnvironmentLock } from "../domain/lock.ts";
import type { Reason } from "../domain/reasons.ts";
import { type DeployRequest, isLater } from "../domain/request.ts";
import { type Job, pullRequestKey } from "./jobs.ts";
import type { Holder, Ports } from "./ports.ts";

const turns: readonly Reason[] = ["environment_busy", "locked"];

/** What waits for something else, checks or approvals say, stands in no line, and holds up nobody. */
export const isInLine = ({ stage, because }: DeployRequest): boolean =>
  stage === "waiting" && because.length > 0 && because.every(({ reason }) => turns.includes(reason));

/** Whatever else it waits for. */
export const waitsForTurn = ({ because }: DeployRequest): boolean =>
  because.some(({ reason }) => turns.includes(reason));

/** Without who holds the environment already, who has waited too long, and who is kept out by a lock. */
export async function lineFor(
  { store, clock }: Pick<Ports, "store" | "clock">,
  { repository, environment }: Omit<Holder, "id">,
): Promise<readonly DeployRequest[]> {
  const line = (await store.requests.waitingFor(repository.id, environment.name)).filter(isInLine);
  if (line.length === 0) return [];
  const [holder, lock] = await Promise.all([
    store.leases.holder({ repository, environment }),
    store.locks.get(repository.id, environment.name),
  ]);
  const now = clock.now().toISOString();
  return line.filter((one) => one.id !== holder && now < one.deadline && !isKeptOut(one, lock));
}

const isKeptOut = ({ pullRequest }: DeployRequest, lock: EnvironmentLock | null): boolean =>
  lock !== null && lock.pullRequest.number !== pullRequest.number;

export const aheadOf = (line: readonly DeployRequest[], { id, comment }: DeployRequest): readonly DeployRequest[] =>
  line.filter((one) => one.id !== id && isLater(comment, one.comment));

export const behind = (line: readonly DeployRequest[], { id, comment }: DeployRequest): readonly DeployRequest[] =>
  line.filter((one) => one.id !== id && isLater(one.comment, comment));

/** The cards of these say where they stand now: one job each, however often it is asked for. */
export async function sayPlaces({ queue }: Pick<Ports, "queue">, line: readonly DeployRequest[]): Promise<void> {
  for (const { id, repository, pullRequest } of line) {
    const job: Job = { kind: "say_place", request: id };
    await queue.send(job, { key: pullRequestKey(repository, pullRequest.number), id: `${id} place` });
  }
}
