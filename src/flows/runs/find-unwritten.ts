// Of what GitHub was asked to take and never answered: what it does not have.
import { Fault, isWorthAnotherTry } from "../../domain/fault.ts";
import type { DeploymentStatus } from "../../domain/deployment.ts";
import type { HeardReport, Run } from "../../domain/run.ts";
import { atWork, stillAtWork } from "../at-work.ts";
import type { Ports } from "../ports.ts";

/** Clocks differ; and of a state that was never left, an earlier status says the same. */
const slack = 60_000;

/**
 * The run without what GitHub has: from then on nobody has to look again. Costs no call where GitHub was not asked. Throws
 * a transient `Fault` while it is too early to say that nothing was written.
 */
export async function findUnwritten(ports: Ports, run: Run): Promise<Run> {
  const { writingAt } = run;
  if (writingAt === null || run.unwritten.length === 0) return run;
  const missing = await findRefused(ports, run, writingAt);
  const early = Date.parse(writingAt) + atWork - ports.clock.now().getTime();
  if (missing.length > 0 && early > 0) throw stillAtWork(early);
  const has = without(run.unwritten, missing);
  const looked = await ports.store.runs.change(run.id, (now) =>
    now.writingAt === writingAt ? { run: { ...now, unwritten: without(now.unwritten, has), writingAt: null } } : null,
  );
  return looked ?? run;
}

/** What is left of them without those; a report comes back from the store as another object. */
export function without(reports: readonly HeardReport[], those: readonly HeardReport[]): readonly HeardReport[] {
  const texts = those.map((report) => JSON.stringify(report));
  return reports.filter((report) => !texts.includes(JSON.stringify(report)));
}

/**
 * The same where GitHub has answered, and refused a part of what it was asked. What came before something that GitHub has
 * is told no more: it would be the newest. Of a deployment that GitHub does not show, nothing is known to be there.
 */
export async function findRefused(ports: Ports, run: Run, writingAt: string): Promise<readonly HeardReport[]> {
  const told = await readTold(ports, run);
  const since = Date.parse(writingAt) - slack;
  const last = run.unwritten.findLastIndex((report) => told.some((status) => isOf(status, report, since)));
  return run.unwritten.slice(last + 1);
}

async function readTold({ github, log }: Ports, run: Run): Promise<readonly DeploymentStatus[]> {
  try {
    return await github.readOwnStatuses(run.repository, run.order.deployment.id);
  } catch (error) {
    if (!(error instanceof Fault) || isWorthAnotherTry(error)) throw error;
    log.warn({ err: error, run: run.id }, "GitHub does not show the deployment's statuses");
    return [];
  }
}

const isOf = (status: DeploymentStatus, { state, description = "" }: HeardReport, since: number): boolean =>
  status.state === state && status.description === description && Date.parse(status.createdAt) >= since;
