// Takes a lock, and sees to its end; gives one back, and wakes who waits for it.
import type { EnvironmentLock } from "../../domain/lock.ts";
import { auditLock, auditUnlock, type Unlocking } from "../audit/audit-lock.ts";
import { locksKey } from "../jobs.ts";
import type { LockTaken, Ports } from "../ports.ts";
import { wakeWaiting } from "../wake-waiting.ts";

export type LockPorts = Pick<Ports, "store" | "queue" | "clock" | "log">;

/** A second call changes nothing. `over`: another pull request's, which is taken over. */
export async function holdLock(ports: LockPorts, lock: EnvironmentLock, over?: EnvironmentLock): Promise<LockTaken> {
  const taken = await ports.store.locks.take(lock, over);
  const { now, before } = taken;
  ports.log.info({ ...factsOf(lock), held: now.pullRequest.number === lock.pullRequest.number }, "locks");
  const isTaken = now.since === lock.since && now.pullRequest.number === lock.pullRequest.number;
  if (isTaken) await auditLock(ports, lock, before?.pullRequest.number ?? null);
  if (now.expiresAt !== null) await expireAt(ports, now, now.expiresAt);
  // It no longer keeps out the requests of its new pull request, and whoever else waits is told whose it is now.
  if (isTaken && before && before.pullRequest.number !== lock.pullRequest.number) await wakeFor(ports, lock);
  return taken;
}

async function expireAt({ queue }: LockPorts, { repository, environment }: EnvironmentLock, at: string): Promise<void> {
  const id = `lock ${repository.id}/${environment.toLowerCase()} until ${at}`;
  await queue.send({ kind: "expire_locks" }, { key: locksKey, at, id });
}

/** False where it is not this lock any more. */
export async function giveBack(ports: LockPorts, lock: EnvironmentLock, unlocking: Unlocking): Promise<boolean> {
  const released = await release(ports, lock, unlocking);
  if (released) await wakeFor(ports, lock);
  return released;
}

/** Wakes nobody. */
export async function release(ports: LockPorts, lock: EnvironmentLock, unlocking: Unlocking): Promise<boolean> {
  const released = await ports.store.locks.release(lock);
  if (!released) return false;
  ports.log.info({ ...factsOf(lock), ...unlocking }, "unlocks");
  await auditUnlock(ports, lock, unlocking);
  return true;
}

const wakeFor = (ports: LockPorts, { repository, environment }: EnvironmentLock): Promise<void> =>
  wakeWaiting(ports, { repository, environment: { name: environment } });

const factsOf = ({ repository, environment, pullRequest, by, cause }: EnvironmentLock) => ({
  repository: `${repository.owner}/${repository.name}`,
  environment,
  pullRequest: pullRequest.number,
  by,
  cause,
});
