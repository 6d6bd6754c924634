// `lock.on_deploy`, and every rollback: a deployment locks its environment for its pull request, from just before it is made.
import type { EnvironmentLock } from "../../domain/lock.ts";
import type { DeployRequest } from "../../domain/request.ts";
import type { Obstacle } from "../../domain/verdict.ts";
import { keptOut } from "../../gates/lock.ts";
import { pullRequestKey } from "../jobs.ts";
import { waitsForTurn } from "../line.ts";
import { wakeWaiting } from "../wake-waiting.ts";
import { holdLock, type LockPorts, release } from "./hold-lock.ts";

/**
 * Null: no other pull request holds the environment, and where deployments lock it, this one's does now. Between the
 * snapshot and this moment another may have locked it.
 */
export async function passLock(ports: LockPorts, request: DeployRequest): Promise<Obstacle | null> {
  const { repository, environment } = request;
  const held = await ports.store.locks.get(repository.id, environment.name);
  const isFree = held === null && locks(request);
  const now = isFree ? (await holdLock(ports, lockOf(ports, request))).now : held;
  return keptOut(request, now)[0] ?? null;
}

/** Its deployment is made: the time that the lock lasts counts from now on. What people locked stays as it is. */
export async function lasts(ports: LockPorts, request: DeployRequest): Promise<void> {
  if (!locks(request)) return;
  await holdLock(ports, lockOf(ports, request));
  const { repository, pullRequest } = request;
  const key = pullRequestKey(repository, pullRequest.number);
  const job = { kind: "unlock_closed", repository, pullRequest: pullRequest.number } as const;
  // Of a pull request that was closed before, nobody says so again.
  if (request.named !== null) await ports.queue.send(job, { key });
}

/**
 * No deployment was made: the lock that was taken for it goes back. Of the others only those are woken that waited for
 * their turn: two whom GitHub refuses for something else would wake each other for ever.
 */
export async function giveLockBack(ports: LockPorts, request: DeployRequest): Promise<void> {
  if (!locks(request) || request.deployment !== null) return;
  const held = await ports.store.locks.get(request.repository.id, request.environment.name);
  if (!held || held.cause === "person" || held.url !== request.comment.url) return;
  const isReleased = await release(ports, held, { by: null, why: "not deployed" });
  if (isReleased) await wakeWaiting(ports, { ...request, whom: waitsForTurn });
}

/** It waits for a lock that is no more, and nobody told it. */
export async function isUnlocked({ store }: LockPorts, request: DeployRequest): Promise<boolean> {
  if (!request.because.some(({ reason }) => reason === "locked")) return false;
  return keptOut(request, await store.locks.get(request.repository.id, request.environment.name)).length === 0;
}

/** An operation is no deployment of anything; what was rolled back is not to be deployed again by the next who comes. */
const locks = ({ environment, purpose }: DeployRequest): boolean =>
  purpose === "rollback" || (environment.lock.onDeploy && purpose !== "run");

/** A day, in milliseconds: whoever rolled back has that long to mend what was wrong. */
const rolledBackFor = 24 * 60 * 60_000;

function lockOf({ clock }: LockPorts, request: DeployRequest): EnvironmentLock {
  const { repository, environment, pullRequest, actor, comment } = request;
  const now = clock.now();
  const until = (time: number): string => new Date(now.getTime() + time).toISOString();
  const { release, expires } = environment.lock;
  const rest =
    request.purpose === "rollback"
      ? ({ reason: "rolled back", cause: "rollback", release: "never", expiresAt: until(rolledBackFor) } as const)
      : ({ reason: "", cause: "deployment", release, expiresAt: expires === null ? null : until(expires) } as const);
  return {
    repository,
    environment: environment.name,
    pullRequest,
    by: actor.login,
    url: comment.url,
    since: now.toISOString(),
    ...rest,
  };
}
