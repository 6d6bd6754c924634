// `--dry-run`: what a command would do, with every gate as it stands. Nothing is done, and nothing is kept but the log.
import { renderBecause } from "../cards/answer.ts";
import { renderDryRun } from "../cards/dry-run-card.ts";
import type { Markdown } from "../cards/md.ts";
import type { Plan } from "../commands/plan.ts";
import type { Judged } from "../domain/verdict.ts";
import { decide, judgeAll } from "../gates/decide.ts";
import type { Case } from "../gates/gate.ts";
import { examine } from "./examine.ts";
import { lookAtLease } from "./lease.ts";
import type { Asking } from "./may.ts";
import { newRequest } from "./open-request.ts";
import { planDeployment } from "./plan-deployment.ts";
import type { Ports } from "./ports.ts";
import { readSubject } from "./read-for-comment.ts";

interface Previewed {
  readonly position: number;
  readonly line: string;
  readonly plan: Extract<Plan, { kind: "deploy" }>;
}

export async function preview(ports: Ports, asking: Asking, { plan, position, line }: Previewed): Promise<Markdown> {
  const loaded = await readSubject(ports, asking, plan);
  if ("refused" in loaded) return renderBecause(line, loaded.refused);
  const { snapshot } = loaded;
  const request = newRequest(asking.job, { position, plan, snapshot }, ports.clock.now());
  const examined = await examine(ports, request, snapshot);
  if ("refused" in examined) return renderBecause(line, examined.refused);
  const { given } = examined;
  const { setAside } = decide(given);
  ports.log.info({ request: request.id, environment: plan.environment.name, by: request.actor.login }, "previewed");
  const would: Case = { ...given, request: { ...given.request, setAside } };
  const { ref, task, autoMerge, requiredContexts } = planDeployment(would);
  const { head, repository } = given.snapshot;
  const merges = autoMerge ? repository.defaultBranch.name : null;
  return renderDryRun({
    request: would.request,
    judged: [...judgeAll(given), ...(await busy(ports, given))],
    order: { ref, sha: head.sha, task, requiredContexts, merges },
  });
}

/** One at a time is not a gate's to say: nobody holds the environment while the gates are asked. */
async function busy(ports: Ports, { request }: Case): Promise<Judged[]> {
  const obstacle = await lookAtLease(ports, request);
  const asks = "One deployment runs in the environment at a time.";
  return obstacle ? [{ gate: "queue", asks, obstacles: [obstacle], setAside: false }] : [];
}
