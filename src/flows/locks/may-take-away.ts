// Who may take another pull request's lock away: by force, with a reason, and with the role that overrides.
import type { Environment } from "../../domain/environment.ts";
import type { EnvironmentLock } from "../../domain/lock.ts";
import { type Because, because } from "../../domain/reasons.ts";
import { lockedBy } from "../../gates/lock.ts";
import { mayOverride } from "../../gates/override.ts";
import type { Asking } from "../may.ts";

interface Wished {
  readonly environment: Environment;
  readonly force: { readonly reason: string } | null;
}

/** Null: yes. */
export function mayTakeAway(
  { job, snapshot }: Asking,
  { environment, force }: Wished,
  held: EnvironmentLock,
): Because | null {
  if (force === null) return lockedBy(held);
  if (!job.actor.bot && mayOverride({ request: { force, environment }, snapshot })) return null;
  const { role: needs } = environment.override;
  return because("override", { actor: job.actor.login, role: snapshot.permission.roleName, needs });
}
