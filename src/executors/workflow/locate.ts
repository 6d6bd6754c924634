// Finds the run of Actions that a dispatch became: by its id, by the deployment's id in its title, or because it is the only one.
import type { Clock } from "../../domain/clock.ts";
import type { Run } from "../../domain/run.ts";
import type { WorkflowRun } from "../../domain/workflow-run.ts";
import type { GitHub } from "../../flows/ports.ts";
import { isAnothers, isOf, type KnownRuns, names, rivalsOf } from "./claims.ts";
import { handleOf } from "./handle.ts";
import { workflowOf } from "./to-dispatch.ts";

export type Located =
  | { readonly kind: "found"; readonly seen: WorkflowRun }
  /** None that could be it; `wait`: for these milliseconds one may still show up. */
  | { readonly kind: "none"; readonly wait: number }
  /** It was there. */
  | { readonly kind: "gone" }
  /** There are some, and nobody can say whose. */
  | { readonly kind: "unclear" };

export interface Sources {
  readonly github: Pick<GitHub, "readWorkflowRun" | "findWorkflowRuns">;
  /** Two deployments never take one run of Actions for theirs. */
  readonly runs: KnownRuns;
  readonly clock: Clock;
}

/** Milliseconds after which GitHub shows what it was asked for. */
const settles = 15_000;
/** By which GitHub's clock may differ from ours, and by which it hardly ever does. */
const margin = 60_000;
const usualMargin = 5_000;

export async function locate(sources: Sources, run: Run): Promise<Located> {
  const { repository, workflowRun, orderedAt } = run;
  const file = workflowOf(run)?.file;
  if (orderedAt === null || file === undefined) return { kind: "none", wait: 0 };
  const wait = Math.max(0, Date.parse(orderedAt) + settles - sources.clock.now().getTime());
  if (workflowRun !== null) {
    const seen = await sources.github.readWorkflowRun(repository, workflowRun);
    if (seen) return { kind: "found", seen };
    return wait > 0 ? { kind: "none", wait } : { kind: "gone" };
  }
  const since = `${new Date(Date.parse(orderedAt) - margin).toISOString().slice(0, 19)}Z`;
  const dispatched = await sources.github.findWorkflowRuns(repository, { file, since });
  const anothers = await Promise.all(dispatched.map((seen) => isAnothers(sources.runs, seen, run)));
  const free = dispatched.filter((_, index) => !anothers[index]);
  const named = free.filter((seen) => names(seen, run));
  if (named.length > 0) return only(named);
  return wait > 0 ? { kind: "none", wait } : guess(sources, run, { dispatched, free });
}

const only = ([seen, ...more]: readonly WorkflowRun[]): Located =>
  seen && more.length === 0 ? { kind: "found", seen } : { kind: "unclear" };

interface Dispatched {
  readonly dispatched: readonly WorkflowRun[];
  /** Those that no other deployment is known to have. */
  readonly free: readonly WorkflowRun[];
}

/** No title says it: only a run that can be nobody else's is taken. */
async function guess({ runs }: Sources, run: Run, { dispatched, free }: Dispatched): Promise<Located> {
  const handle = handleOf(run);
  const here = free.filter(({ branch }) => branch === handle?.branch);
  const candidates = handle?.accepted ? here.filter((seen) => isSince(seen, run)) : here;
  if (candidates.length === 0) return { kind: "none", wait: 0 };
  const others = await rivalsOf(runs, run);
  const rivals = others.filter((other) => !dispatched.some((seen) => isOf(seen, other)));
  return rivals.length === 0 && candidates.every((seen) => isSince(seen, run)) ? only(candidates) : { kind: "unclear" };
}

const isSince = ({ createdAt }: WorkflowRun, { orderedAt }: Run): boolean =>
  orderedAt !== null && Date.parse(createdAt) >= Date.parse(orderedAt) - usualMargin;
