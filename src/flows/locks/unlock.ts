// `/unlock`: an environment is given back.
import { renderBecause } from "../../cards/answer.ts";
import { renderUnlocked } from "../../cards/lock-card.ts";
import type { Markdown } from "../../cards/md.ts";
import type { Plan } from "../../commands/plan.ts";
import { because } from "../../domain/reasons.ts";
import { commentKey } from "../../domain/request.ts";
import { auditKept } from "../audit/audit-lock.ts";
import type { Asking } from "../may.ts";
import type { Ports } from "../ports.ts";
import { wakeWaiting } from "../wake-waiting.ts";
import { giveBack } from "./hold-lock.ts";
import { mayTakeAway } from "./may-take-away.ts";
import { tellFormerLater } from "./tell-former.ts";

interface UnlockLine {
  readonly plan: Extract<Plan, { kind: "unlock" }>;
  readonly position: number;
  /** The command as a person would write it. */
  readonly line: string;
}

export async function unlockEnvironment(ports: Ports, asking: Asking, asked: UnlockLine): Promise<Markdown[]> {
  const { plan, position, line } = asked;
  const { repository, pullRequest, actor, comment } = asking.job;
  const { name: environment } = plan.environment;
  const tried = `unlocks/${commentKey(comment)}/${environment.toLowerCase()}`;
  const held = await ports.store.locks.get(repository.id, environment);
  // Read once more, since its answer was not written: another may have locked it by now, and keeps it.
  if (held !== null && (await ports.store.has(`${tried} done`)))
    return [renderUnlocked({ environment, before: null, dryRun: false })];
  if (held === null) {
    if (!(await ports.store.has(tried))) return [renderBecause(line, because("not_locked", { environment }))];
    await wakeWaiting(ports, { repository, environment: plan.environment });
    return [renderUnlocked({ environment, before: null, dryRun: false })];
  }
  const isOthers = held.pullRequest.number !== pullRequest.number;
  const denied = isOthers ? mayTakeAway(asking, plan, held) : null;
  if (denied) {
    await auditKept(ports, asking.job, { environment, position, because: denied });
    return [renderBecause(line, denied)];
  }
  const before = isOthers ? held : null;
  if (plan.dryRun) return [renderUnlocked({ environment, before, dryRun: true })];
  if (isOthers) {
    await tellFormerLater(ports, asking, { former: held, reason: plan.force?.reason ?? "", heldFor: null });
  }
  await ports.store.first(tried);
  const released = await giveBack(ports, held, { by: actor.login, why: plan.force?.reason ?? "unlocked" });
  if (released) await ports.store.first(`${tried} done`);
  // Somebody changed it right then: what is there now is judged anew.
  return released ? [renderUnlocked({ environment, before, dryRun: false })] : unlockEnvironment(ports, asking, asked);
}
