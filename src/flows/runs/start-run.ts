// Hands a run's order to its executor: once, whatever ends in between.
import { isFinal } from "../../domain/deployment.ts";
import { Fault, isWorthAnotherTry } from "../../domain/fault.ts";
import type { Order } from "../../domain/order.ts";
import type { Run } from "../../domain/run.ts";
import type { Sealed } from "../../domain/sealed.ts";
import { auditRunStarted } from "../audit/audit-run.ts";
import type { StartRunJob } from "../jobs.ts";
import type { FoundExecutor, Ports, RememberRun, Started } from "../ports.ts";
import { takePlace } from "./environment-of.ts";
import { observeLater } from "./observe-later.ts";
import { record } from "./record-report.ts";
import { endStopped } from "./stop-run.ts";

/** A second call for a run that was started finds it so. */
export async function startRun(ports: Ports, { run: id }: StartRunJob): Promise<void> {
  const waiting = await ports.store.runs.get(id);
  if (!waiting || isBegun(waiting)) return;
  const run = await takePlace(ports, waiting);
  if (!run) return;
  const found = ports.executors.find(run.environment, run.repository);
  if (!found || "missing" in found) {
    const description = `Not started: no executor ${found ? found.missing : ""} here any more`;
    await record(ports, id, { report: { state: "error", description } });
    return;
  }
  await auditRunStarted(ports, run);
  const { handle, workflowRun = null, report } = await ask(ports, run, found);
  const { run: now } = await record(ports, id, { report, also: { handle, workflowRun } });
  if (!now || now.stage === "over") return;
  // Whoever told it to stop meanwhile may have found nothing to stop.
  await (now.stopping ? endStopped(ports, now) : observeLater(ports, now, firstLook));
}

/** Milliseconds after the start: news that came before the start was recorded found nobody who waited for them. */
const firstLook = 2 * 60_000;

const isBegun = ({ stage, heard }: Run): boolean => stage === "over" || heard !== null;

async function ask(
  ports: Ports,
  run: Run,
  { executor }: Extract<FoundExecutor, { executor: unknown }>,
): Promise<Started> {
  const sealed = open(ports, run);
  if ("problem" in sealed) return notStarted(run, sealed.problem);
  const order: Order = { ...run.order, sealed: sealed.values, report: ports.links.report(run.id) };
  try {
    return await executor.start(run, order, remember(ports, run));
  } catch (error) {
    if (isWorthAnotherTry(error)) throw error;
    ports.log.error({ err: error, run: run.id }, "run not started");
    const said = error instanceof Fault ? error.message : "an error inside Slipway; its log says more";
    return notStarted(run, said);
  }
}

const notStarted = ({ handle }: Run, why: string): Started => ({
  handle: handle ?? {},
  report: { state: "error", description: `Not started: ${why}` },
});

/** Here alone are sealed values opened to leave Slipway, and for executors of the operator's alone. */
function open({ sealing }: Ports, run: Run): { readonly values: Sealed } | { readonly problem: string } {
  const { sealed, repository, environment } = run;
  if (Object.keys(sealed).length === 0) return { values: {} };
  if (environment.executor.kind !== "operator") return { problem: "sealed values are for executors of the operator's" };
  const opened = sealing.open(sealed, { repository: repository.id, environment: environment.name });
  return opened.kind === "opened" ? opened : { problem: `the sealed value ${opened.name} cannot be opened` };
}

function remember({ store, clock }: Ports, run: Run): RememberRun {
  let seen = run.orderedAt;
  return async (handle) => {
    const orderedAt = clock.now().toISOString();
    const isHere = (now: Run): boolean => now.orderedAt === seen && now.stage !== "over" && !isOverSoon(now);
    // By the time alone two processes could not be told apart.
    const last: { mine?: boolean } = {};
    await store.runs.change(run.id, (now) => {
      last.mine = isHere(now);
      return last.mine ? { run: { ...now, orderedAt, handle: handle ?? now.handle } } : null;
    });
    if (!last.mine) throw new Fault("stale", "another process went on with this run");
    seen = orderedAt;
    const late = clock.now().getTime() - Date.parse(orderedAt) > mostBetween;
    if (late)
      throw new Fault("transient", "this process stood still before it asked the executor", { maybeApplied: true });
  };
}

const isOverSoon = ({ heard }: Run): boolean => heard !== null && isFinal(heard.state);

/** Milliseconds from remembering to asking: after more, somebody else may have looked, found nothing, and asked. */
const mostBetween = 5_000;
