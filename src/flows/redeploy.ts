// `/rollback`, `/promote` and `/run`: requests for what is in the history of an environment already.
import { renderBecause } from "../cards/answer.ts";
import type { Markdown } from "../cards/md.ts";
import type { Plan } from "../commands/plan.ts";
import { requestId } from "../domain/request.ts";
import { advance } from "./advance.ts";
import { loadSnapshot } from "./load-snapshot.ts";
import type { Asking } from "./may.ts";
import { openRequest } from "./open-request.ts";
import type { Ports } from "./ports.ts";
import { previewRequest } from "./preview.ts";
import { findTarget } from "./redeploy/find-target.ts";
import { newRedeployment } from "./redeploy/new-redeployment.ts";

export interface RedeployLine {
  readonly plan: Extract<Plan, { kind: "rollback" | "promote" | "run" }>;
  readonly position: number;
  /** The command as a person would write it. */
  readonly line: string;
  /** What the same comment asks for before it. */
  readonly before: readonly { readonly plan: Plan }[];
}

/** A comment that is read again goes on with what it found the first time: by now that may be what runs. */
export async function redeploy(
  ports: Ports,
  asking: Asking,
  { plan, position, line, before }: RedeployLine,
): Promise<readonly Markdown[]> {
  const { repository, pullRequest, actor, comment } = asking.job;
  const id = requestId(comment, position, plan.environment.name);
  if (!plan.dryRun && (await ports.store.requests.get(id))) return said(advance(ports, id));
  const found = await findTarget(ports, asking.job, plan);
  if ("refused" in found) return found.refused.map((because) => renderBecause(line, because));
  const { sha } = found.redeployed.target;
  const place = { repository, pullRequest: pullRequest.number, actor, comment, known: [sha] };
  const { permission } = asking.snapshot;
  const loaded = await loadSnapshot(ports, { ...place, named: sha, environments: [plan.environment.name], permission });
  if ("refused" in loaded) return [renderBecause(line, loaded.refused)];
  const { snapshot } = loaded;
  const opening = { position, plan, snapshot, ...found.redeployed };
  const request = newRedeployment(asking.job, opening, ports.clock.now());
  if (plan.dryRun) return [await previewRequest(ports, { request, snapshot, line, before })];
  const isNew = await openRequest(ports, request);
  return said(advance(ports, id, isNew ? snapshot : undefined));
}

const said = async (work: Promise<void>): Promise<readonly Markdown[]> => {
  await work;
  return [];
};
