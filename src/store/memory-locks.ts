// Locks in memory: what a restart may forget until there is a database.
import type { Clock } from "../domain/clock.ts";
import type { EnvironmentLock } from "../domain/lock.ts";
import type { Locks } from "../flows/ports.ts";
import { isOver, isSameLock, mayTake } from "./take-lock.ts";

export function memoryLocks(clock: Clock): Locks {
  const locks = new Map<string, EnvironmentLock>();
  const standing = (key: string): EnvironmentLock | null => {
    const kept = locks.get(key);
    return kept && !isOver(kept, clock.now()) ? kept : null;
  };
  const where = async (rule: (lock: EnvironmentLock) => boolean): Promise<EnvironmentLock[]> =>
    [...locks.values()].filter(rule);
  return {
    take: async (lock, over) => {
      const key = keyOf(lock.repository.id, lock.environment);
      const before = standing(key);
      if (before && !mayTake(before, { lock, over, now: clock.now() })) return { now: before, before };
      locks.set(key, lock);
      return { now: lock, before };
    },
    get: async (repository, environment) => standing(keyOf(repository, environment)),
    release: async (lock) => {
      const key = keyOf(lock.repository.id, lock.environment);
      const kept = locks.get(key);
      return kept !== undefined && isSameLock(kept, lock) && locks.delete(key);
    },
    ofPullRequest: (repository, pullRequest) =>
      where(
        (lock) =>
          lock.repository.id === repository && lock.pullRequest.number === pullRequest && !isOver(lock, clock.now()),
      ),
    held: (repositories) => where((lock) => repositories.includes(lock.repository.id) && !isOver(lock, clock.now())),
    expired: () => where((lock) => isOver(lock, clock.now())),
  };
}

const keyOf = (repository: number, environment: string): string => `${repository}/${environment.toLowerCase()}`;
