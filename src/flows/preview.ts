// `--dry-run`: what a command would do, with every gate as it stands. Nothing is done, and nothing is kept but the log.
import { renderBecause } from "../cards/answer.ts";
import { renderDryRun } from "../cards/dry-run-card.ts";
import type { Markdown } from "../cards/md.ts";
import type { Plan } from "../commands/plan.ts";
import type { DeployRequest } from "../domain/request.ts";
import type { Earlier, Snapshot } from "../domain/snapshot.ts";
import type { Judged, Obstacle } from "../domain/verdict.ts";
import { decide, judgeAll } from "../gates/decide.ts";
import type { Case } from "../gates/gate.ts";
import { queue } from "../gates/queue.ts";
import { examine } from "./examine.ts";
import type { Asking } from "./may.ts";
import { newRequest } from "./open-request.ts";
import { planDeployment } from "./plan-deployment.ts";
import type { Ports } from "./ports.ts";
import { readSubject } from "./read-for-comment.ts";
import { lookAtLine } from "./take-environment.ts";

interface Previewed {
  readonly position: number;
  readonly line: string;
  readonly plan: Extract<Plan, { kind: "deploy" }>;
  /** What the same comment asks for before it. */
  readonly before: readonly { readonly plan: Plan }[];
}

export async function preview(
  ports: Ports,
  asking: Asking,
  { plan, position, line, before }: Previewed,
): Promise<Markdown> {
  const loaded = await readSubject(ports, asking, plan);
  if ("refused" in loaded) return renderBecause(line, loaded.refused);
  const { snapshot } = loaded;
  const request = newRequest(asking.job, { position, plan, snapshot }, ports.clock.now());
  return previewRequest(ports, { request, snapshot, line, before });
}

/** `before`: what the same comment asks for before it. */
export interface Would {
  readonly request: DeployRequest;
  /** Of what is to be deployed. */
  readonly snapshot: Snapshot;
  readonly line: string;
  readonly before: readonly { readonly plan: Plan }[];
}

export async function previewRequest(ports: Ports, { request, snapshot, line, before }: Would): Promise<Markdown> {
  const examined = await examine(ports, request, snapshot);
  if ("refused" in examined) return renderBecause(line, examined.refused);
  const given = after(before, examined.given);
  const { setAside } = decide(given);
  ports.log.info({ request: request.id, environment: request.environment.name, by: request.actor.login }, "previewed");
  const would: Case = { ...given, request: { ...given.request, setAside } };
  const { ref, task, autoMerge, requiredContexts } = planDeployment(would);
  const { head, repository } = given.snapshot;
  const merges = autoMerge ? repository.defaultBranch.name : null;
  return renderDryRun({
    request: would.request,
    judged: withBusy(judgeAll(given), await lookAtLine(ports, given.request)),
    order: { ref, sha: head.sha, task, requiredContexts, merges },
  });
}

/** Whether the environment is free is not the gate's to say: nobody holds it while the gates are asked. */
const withBusy = (judged: readonly Judged[], busy: Obstacle | null): readonly Judged[] =>
  judged.map((one) => (one.gate === queue.name && busy ? { ...one, obstacles: [...one.obstacles, busy] } : one));

/** None of it was deployed; each counts as what the environments behind it would wait for. */
const after = (before: Previewed["before"], given: Case): Case => ({
  ...given,
  snapshot: { ...given.snapshot, earlier: [...given.snapshot.earlier, ...before.flatMap(toEarlier)] },
});

const toEarlier = ({ plan }: Previewed["before"][number]): readonly Earlier[] =>
  plan.kind === "deploy" ? [{ environment: plan.environment.name, settled: false }] : [];
