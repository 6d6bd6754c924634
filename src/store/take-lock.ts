// Which of two locks an environment has: the one that is there, or the one that is asked for.
import type { EnvironmentLock } from "../domain/lock.ts";

export interface Asked {
  readonly lock: EnvironmentLock;
  /** Another pull request's, which it takes over. */
  readonly over: EnvironmentLock | undefined;
  readonly now: Date;
}

export const isOver = ({ expiresAt }: EnvironmentLock, now: Date): boolean =>
  expiresAt !== null && Date.parse(expiresAt) <= now.getTime();

/** The same, and not one that the same pull request took again. */
export const isSameLock = (a: EnvironmentLock, b: EnvironmentLock | undefined): boolean =>
  b !== undefined &&
  a.pullRequest.number === b.pullRequest.number &&
  a.since === b.since &&
  a.expiresAt === b.expiresAt &&
  a.url === b.url;

export function mayTake(kept: EnvironmentLock, { lock, over, now }: Asked): boolean {
  if (isOver(kept, now)) return true;
  if (kept.pullRequest.number !== lock.pullRequest.number) return isSameLock(kept, over);
  // What a person, or a rollback, locked is not unlocked by what comes of a deployment.
  return lock.cause !== "deployment" || kept.cause === "deployment";
}
