// Of what GitHub was asked to take and never answered: what it does not have.
import { Fault } from "../../domain/fault.ts";
import type { DeploymentStatus } from "../../domain/deployment.ts";
import type { HeardReport, Run } from "../../domain/run.ts";
import type { Ports } from "../ports.ts";

/** GitHub gives a request up after ten seconds; until then it may still be at work on one whose connection broke. */
const atWork = 15_000;

/** Clocks differ; and of a state that was never left, an earlier status says the same. */
const slack = 60_000;

/** Costs no call where GitHub was not asked. Throws a transient `Fault` while it is too early to say that nothing was written. */
export async function findUnwritten(ports: Ports, run: Run): Promise<readonly HeardReport[]> {
  const { writingAt, unwritten } = run;
  if (writingAt === null || unwritten.length === 0) return unwritten;
  const missing = await findRefused(ports, run, writingAt);
  const early = Date.parse(writingAt) + atWork - ports.clock.now().getTime();
  if (missing.length > 0 && early > 0)
    throw new Fault("transient", "GitHub may still be at work", { retryAfter: early, early: true });
  return missing;
}

/** The same where GitHub has answered, and refused a part of what it was asked. */
export async function findRefused({ github }: Ports, run: Run, writingAt: string): Promise<readonly HeardReport[]> {
  const told = await github.readOwnStatuses(run.repository, run.order.deployment.id);
  const since = Date.parse(writingAt) - slack;
  return run.unwritten.filter((report) => !told.some((status) => isOf(status, report, since)));
}

const isOf = (status: DeploymentStatus, { state, description = "" }: HeardReport, since: number): boolean =>
  status.state === state && status.description === description && Date.parse(status.createdAt) >= since;
