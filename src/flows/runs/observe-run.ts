// Asks an executor how a run stands, since news may have been lost; a run that is silent for too long is ended.
import { isFinal } from "../../domain/deployment.ts";
import { isWorthAnotherTry } from "../../domain/fault.ts";
import type { Report } from "../../domain/report.ts";
import type { Run } from "../../domain/run.ts";
import type { ObserveRunJob } from "../jobs.ts";
import type { Executor, FoundExecutor, Ports } from "../ports.ts";
import { startSoon } from "./start-soon.ts";
import { record, writeSoon } from "./record-report.ts";
import { observeLater } from "./observe-later.ts";
import { endStopped, stopRun } from "./stop-run.ts";

/** Milliseconds between two looks at a run that goes on. */
const every = 5 * 60_000;

export async function observeRun(ports: Ports, { run: id }: ObserveRunJob): Promise<void> {
  const before = await ports.store.runs.get(id);
  if (!before) return;
  if (before.unwritten.length > 0) await writeSoon(ports, before);
  if (before.stage === "over") return;
  const found = ports.executors.find(before.environment, before.repository);
  const executor = found && "executor" in found ? found.executor : null;
  const run = await look(ports, before, executor);
  if (!run || run.stage === "over") return;
  await judge(ports, run, found);
}

async function look(ports: Ports, run: Run, executor: Executor | null): Promise<Run | null> {
  if (run.heard === null) {
    await startSoon(ports, run);
    return run;
  }
  const seen = executor ? await ask(ports, run, executor) : null;
  if (!seen || !isNews(run.heard, seen)) return run;
  const { workflowRun = run.workflowRun, ...report } = seen;
  await record(ports, run.id, { report, also: { workflowRun } });
  return ports.store.runs.get(run.id);
}

/** One that cannot tell for good says nothing, so that its silence has an end. */
async function ask({ log }: Ports, run: Run, executor: Executor): ReturnType<Executor["observe"]> {
  try {
    return await executor.observe(run);
  } catch (error) {
    if (isWorthAnotherTry(error)) throw error;
    log.error({ err: error, run: run.id }, "run not observed");
    return null;
  }
}

/** To look again and find the same is no report: otherwise nobody would ever be silent. */
const isNews = (heard: Report, { state, logUrl = heard.logUrl }: Report): boolean =>
  state !== heard.state || logUrl !== heard.logUrl;

async function judge(ports: Ports, run: Run, found: FoundExecutor | null): Promise<void> {
  const now = ports.clock.now().getTime();
  if (run.stopping) return endStopped(ports, run);
  const silence = silenceOf(run, found);
  const left = Date.parse(run.stage === "waiting" ? run.createdAt : run.heardAt) + silence - now;
  if (left > 0) return observeLater(ports, run, Math.min(left, every));
  const minutes = Math.max(1, Math.round(silence / 60_000));
  const description =
    run.stage === "waiting"
      ? "Waited too long for its environment"
      : `No report for ${minutes} ${minutes === 1 ? "minute" : "minutes"}`;
  if (run.stage === "waiting") await record(ports, run.id, { report: { state: "error", description } });
  else if (!run.heard || !isFinal(run.heard.state)) await stopRun(ports, run, { by: null, description });
}

/** How long nothing needs to be heard: of one that waits for its environment as long as a request may wait. */
function silenceOf({ stage, environment }: Run, found: FoundExecutor | null): number {
  if (stage === "waiting") return environment.wait;
  const own = found && "executor" in found ? found.timeout : null;
  return Math.min(environment.timeout, own ?? environment.timeout);
}
