// Ends a run before its time: everybody is told at once, and its environment is free when it has stopped.
import { isFinal } from "../../domain/deployment.ts";
import { stop } from "../../domain/hear.ts";
import type { Run } from "../../domain/run.ts";
import type { CancelRunJob } from "../jobs.ts";
import type { Ports } from "../ports.ts";
import { writeSoon } from "./record-report.ts";
import { observeLater } from "./start-run.ts";

/** A second call finds it stopped, or stopping. */
export async function cancelRun(ports: Ports, { run: id, by }: CancelRunJob): Promise<void> {
  const run = await ports.store.runs.get(id);
  if (!run || run.stage === "over" || (run.heard && isFinal(run.heard.state))) return;
  await stopRun(ports, run, { by, description: `Cancelled by @${by}` });
}

export interface Stopping {
  /** Null: nobody asked for it, it was silent. */
  readonly by: string | null;
  readonly description: string;
}

export async function stopRun(ports: Ports, run: Run, { by, description }: Stopping): Promise<void> {
  const isAsked = run.orderedAt !== null;
  const stops = isAsked && (await askToStop(ports, run));
  const mayRun = isAsked && !stops ? "; it may still run" : "";
  const at = ports.clock.now().toISOString();
  const report = { state: "error", description: `${description}${mayRun}` } as const;
  const stopped = await ports.store.runs.change(run.id, (one) => {
    if (one.stage === "over" || (one.heard && isFinal(one.heard.state))) return null;
    const next = stop(one, { by, at }, report);
    return { run: stops ? next : { ...next, stage: "over" } };
  });
  if (!stopped?.stopping) return;
  ports.metrics.deployment("error");
  ports.log.info({ run: run.id, by }, "run told to stop");
  await writeSoon(ports, stopped);
  if (stopped.stage !== "over") await observeLater(ports, stopped, patience);
}

async function askToStop(ports: Ports, run: Run): Promise<boolean> {
  const found = ports.executors.find(run.environment, run.repository);
  const executor = found && "executor" in found ? found.executor : null;
  return (await executor?.cancel?.(run)) ?? false;
}

/** Milliseconds that an executor has to say that it has stopped; then the environment is free all the same. */
const patience = 2 * 60_000;

export async function endStopped(ports: Ports, run: Run): Promise<void> {
  const left = Date.parse(run.stopping?.at ?? run.createdAt) + patience - ports.clock.now().getTime();
  if (left > 0) return observeLater(ports, run, left);
  const over = await ports.store.runs.change(run.id, (one) => ({ run: { ...one, stage: "over" } }));
  ports.log.warn({ run: run.id }, "run was told to stop, and did not say that it has");
  if (over) await writeSoon(ports, over);
}
