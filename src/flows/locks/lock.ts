// `/lock`: an environment is held for the pull request that the command is written on.
import { renderBecause } from "../../cards/answer.ts";
import { renderLocked } from "../../cards/lock-card.ts";
import type { Markdown } from "../../cards/md.ts";
import type { Plan } from "../../commands/plan.ts";
import type { EnvironmentLock } from "../../domain/lock.ts";
import { lockedBy } from "../../gates/lock.ts";
import { auditKept } from "../audit/audit-lock.ts";
import type { Asking } from "../may.ts";
import type { Ports } from "../ports.ts";
import { holdLock } from "./hold-lock.ts";
import { mayTakeAway } from "./may-take-away.ts";
import { tellFormerLater } from "./tell-former.ts";

type LockPlan = Extract<Plan, { kind: "lock" }>;

interface LockLine {
  readonly plan: LockPlan;
  readonly position: number;
  /** The command as a person would write it. */
  readonly line: string;
}

export async function lockEnvironment(
  ports: Ports,
  asking: Asking,
  { plan, position, line }: LockLine,
): Promise<Markdown[]> {
  const { repository, pullRequest } = asking.job;
  const held = await ports.store.locks.get(repository.id, plan.environment.name);
  const isOthers = held !== null && held.pullRequest.number !== pullRequest.number;
  const denied = isOthers ? mayTakeAway(asking, plan, held) : null;
  if (denied) {
    await auditKept(ports, asking.job, { environment: plan.environment.name, position, because: denied });
    return [renderBecause(line, denied)];
  }
  const lock = isOfThis(asking, held) ? held : newLock(ports, asking, { plan, held: isOthers ? null : held });
  if (plan.dryRun) return [renderLocked({ lock, before: held, dryRun: true })];
  if (isOthers) {
    const told = { former: held, reason: plan.force?.reason ?? "", heldFor: pullRequest.number };
    await tellFormerLater(ports, asking, told);
  }
  const { now, before } = await holdLock(ports, lock, held ?? undefined);
  const isOurs = now.pullRequest.number === pullRequest.number;
  return [isOurs ? renderLocked({ lock: now, before, dryRun: false }) : renderBecause(line, lockedBy(now))];
}

/** This comment locked it, and was not answered. */
const isOfThis = ({ job }: Asking, held: EnvironmentLock | null): held is EnvironmentLock =>
  held !== null && held.cause === "person" && held.url === job.comment.url;

interface Wanted {
  readonly plan: LockPlan;
  /** The pull request's own, of which it takes the place. */
  readonly held: EnvironmentLock | null;
}

const day = 24 * 3_600_000;

/** What keeps a rollback from being undone goes on doing so, whatever else is said of it. */
function newLock({ clock }: Ports, { job, snapshot }: Asking, { plan, held }: Wanted): EnvironmentLock {
  const { repository, pullRequest, actor, comment } = job;
  const { environment, duration, reason } = plan;
  const now = clock.now();
  const isClosed = snapshot.pullRequest?.state !== "open";
  const times = [duration, environment.lock.expires].filter((time) => time !== null);
  const time = times.length > 0 ? Math.min(...times) : isClosed ? day : null;
  const expiresAt = time === null ? null : new Date(now.getTime() + time).toISOString();
  const own = { by: actor.login, url: comment.url, reason, since: now.toISOString() };
  const place = { repository, environment: environment.name, pullRequest, ...own };
  if (held?.cause === "rollback") {
    return { ...held, ...place, expiresAt: duration === null ? held.expiresAt : expiresAt };
  }
  // Of a pull request that is closed already nobody says that it is.
  return { ...place, cause: "person", release: isClosed ? "never" : "merge", expiresAt };
}
