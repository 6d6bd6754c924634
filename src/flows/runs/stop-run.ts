// Ends a run before its time: everybody is told at once, and its environment is free when it has stopped.
import { Fault, isWorthAnotherTry } from "../../domain/fault.ts";
import { letGo, type Stopping, stop } from "../../domain/hear.ts";
import type { Run } from "../../domain/run.ts";
import type { CancelRunJob } from "../jobs.ts";
import type { Ports } from "../ports.ts";
import { writeSoon } from "./record-report.ts";
import { observeLater } from "./observe-later.ts";

/** A second call finds it stopped, or stopping. */
export async function cancelRun(ports: Ports, { run: id, by }: CancelRunJob): Promise<void> {
  const run = await ports.store.runs.get(id);
  if (!run || run.stage === "over") return;
  await (run.stopping ? endStopped(ports, run) : stopRun(ports, run, { by, description: `Cancelled by @${by}` }));
}

export async function stopRun(ports: Ports, run: Run, stopping: Stopping): Promise<void> {
  const answer = run.orderedAt === null ? "not begun" : await askToStop(ports, run);
  const now = ports.clock.now().toISOString();
  const isMine = (one: Run): boolean => one.stage !== "over" && !one.stopping && one.orderedAt === run.orderedAt;
  const last: { mine?: boolean } = {};
  const stopped = await ports.store.runs.change(run.id, (one) => {
    last.mine = isMine(one);
    return last.mine ? { run: afterAsking(stop(one, stopping, now), { answer, begun: run.heard !== null }) } : null;
  });
  if (stopped && stopped.orderedAt !== run.orderedAt) throw new Fault("stale", "the run was started meanwhile");
  if (!stopped || !last.mine) return;
  ports.metrics.deployment("error");
  ports.log.info({ run: run.id, by: stopping.by }, "run told to stop");
  await writeSoon(ports, stopped);
  if (stopped.stage !== "over") await observeLater(ports, stopped, answer === "stops" ? patience : untilAgain);
}

/** `unknown`: it could not be asked now. */
type StopAnswer = "stops" | "goes on" | "unknown";

interface Asked {
  readonly answer: StopAnswer | "not begun";
  readonly begun: boolean;
}

/** An executor that has not answered yet whether it has begun may not know what it is to stop: it is asked again. */
function afterAsking(run: Run, { answer, begun }: Asked): Run {
  if (answer === "not begun") return { ...run, stage: "over" };
  return answer === "goes on" && begun ? letGo(run) : run;
}

async function askToStop(ports: Ports, run: Run): Promise<StopAnswer> {
  const found = ports.executors.find(run.environment, run.repository);
  if (!found || !("executor" in found)) return "goes on";
  try {
    return (await found.executor.cancel?.(run)) ? "stops" : "goes on";
  } catch (error) {
    ports.log.warn({ err: error, run: run.id }, "executor cannot be asked to stop");
    return isWorthAnotherTry(error) ? "unknown" : "goes on";
  }
}

/** Milliseconds that an executor has to say that it has stopped; then the environment is free all the same. */
const patience = 2 * 60_000;
const untilAgain = 15_000;

/** Of one that was told to stop. It is asked again, since it may not have heard. */
export async function endStopped(ports: Ports, run: Run): Promise<void> {
  const left = Date.parse(run.stopping?.at ?? run.createdAt) + patience - ports.clock.now().getTime();
  if (left > 0) {
    const answer = await askToStop(ports, run);
    return observeLater(ports, run, answer === "stops" ? left : Math.min(left, untilAgain));
  }
  const over = await ports.store.runs.change(run.id, (one) => (one.stage === "over" ? null : { run: letGo(one) }));
  ports.log.warn({ run: run.id }, "run was told to stop, and did not say that it has");
  if (over) await writeSoon(ports, over);
}
