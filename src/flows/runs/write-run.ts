// The one writer of statuses: what was reported on a run goes to GitHub, in its order, in one request with the card.
import type { DeploymentStatus } from "../../domain/deployment.ts";
import { Fault, isWorthAnotherTry } from "../../domain/fault.ts";
import type { DeployRequest } from "../../domain/request.ts";
import type { HeardReport, Run } from "../../domain/run.ts";
import { annotate } from "../annotate.ts";
import { auditRunEnded } from "../audit/audit-run.ts";
import type { WriteRunJob } from "../jobs.ts";
import { releaseLease } from "../lease.ts";
import type { Ports, StatusWrite } from "../ports.ts";
import { retired } from "../retired.ts";
import { deployTask } from "../plan-deployment.ts";
import { wakeBehind } from "../turn.ts";
import { holderOf } from "./environment-of.ts";
import { findRefused, findUnwritten, without } from "./find-unwritten.ts";

/** A second call writes nothing twice: what GitHub was asked for and never answered is looked up. */
export async function writeRun(ports: Ports, { run: id }: WriteRunJob): Promise<void> {
  const kept = await ports.store.runs.get(id);
  if (!kept) return;
  if (kept.stage === "over") await auditRunEnded(ports, kept);
  const run = await findUnwritten(ports, kept);
  const request = run.request === null ? null : await follow(ports, run, run.request);
  await tell(ports, run, request);
  await ports.store.runs.change(id, (now) => ({ run: { ...now, ...written(now, run) } }));
  if (run.stage !== "over") return;
  await releaseLease(ports, holderOf(run));
  if (request) await wakeBehind(ports, request);
}

/** What the card shows comes from the run. */
async function follow(ports: Ports, run: Run, id: string): Promise<DeployRequest | null> {
  const { store } = ports;
  const request = await store.requests.get(id);
  if (!request || !run.heard) return request;
  const { stopping, doubled } = run;
  const status = toStatus(run.heard, logUrlOf(ports, run, run.heard));
  const following = { ...request, status, cancelledBy: stopping?.by ?? null, doubled };
  await store.requests.save(following);
  return following;
}

const logUrlOf = ({ links }: Ports, run: Run, report: HeardReport): string | null => report.logUrl ?? links.log(run);

const toStatus = (heard: HeardReport, logUrl: string | null): DeploymentStatus => ({
  // GitHub's number of it is never asked for: nothing is found by it.
  id: 0,
  state: heard.state,
  description: heard.description ?? "",
  environmentUrl: heard.environmentUrl ?? null,
  logUrl,
  createdAt: heard.at,
  by: "",
});

async function tell(ports: Ports, run: Run, request: DeployRequest | null): Promise<void> {
  try {
    await tellBoth(ports, run, request);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    if (!error.maybeApplied) await ports.store.runs.change(run.id, (now) => ({ run: { ...now, writingAt: null } }));
    if (isWorthAnotherTry(error)) throw error;
    ports.log.error({ err: error, run: run.id }, "GitHub does not take the status");
  }
}

async function tellBoth(ports: Ports, run: Run, request: DeployRequest | null): Promise<void> {
  const { unwritten: due } = run;
  const statuses = toWrites(ports, run, due);
  let askedAt: string | null = null;
  const remember = async (): Promise<void> => {
    askedAt = await rememberWriting(ports, run.id, askedAt ?? run.writingAt);
  };
  if (request && (await annotate(ports, request, { statuses, remember }))) return;
  // A card that GitHub does not take, in a locked conversation say, must not keep the statuses back, nor double them.
  const refused = askedAt === null ? due : await findRefused(ports, run, askedAt);
  const left = askedAt === null || refused.length > 0 ? toWrites(ports, run, refused) : [];
  if (left.length > 0) await ports.github.writeCards(run.repository, { statuses: left }, remember);
}

/** Milliseconds from remembering to asking: after more, somebody else may have looked, found nothing, and gone on. */
const mostBetween = 5_000;

/** A process that stood still must not tell GitHub of the past. */
async function rememberWriting({ store, clock }: Ports, id: string, seen: string | null): Promise<string> {
  const writingAt = clock.now().toISOString();
  const last: { mine?: boolean } = {};
  await store.runs.change(id, (now) => {
    last.mine = now.writingAt === seen;
    return last.mine ? { run: { ...now, writingAt } } : null;
  });
  const late = clock.now().getTime() - Date.parse(writingAt) > mostBetween;
  if (late || !last.mine)
    throw new Fault("stale", "another process may write the run's statuses", { maybeApplied: true });
  return writingAt;
}

const toWrites = (ports: Ports, run: Run, due: readonly HeardReport[]): readonly StatusWrite[] => [
  ...due.map((report) => toWrite(ports, run, report)),
  ...retire(run),
];

const toWrite = (ports: Ports, run: Run, report: HeardReport): StatusWrite => ({
  deployment: run.deploymentNodeId,
  state: report.state,
  description: report.description ?? "",
  environmentUrl: report.environmentUrl ?? run.environment.url,
  logUrl: logUrlOf(ports, run, report),
  ...(run.order.deployment.task === deployTask ? {} : leavesOthers),
});

/** An operation takes the place of nothing. */
const leavesOthers = { autoInactive: false } as const;

/** GitHub does this itself where the environment is neither for production nor transient. Twice is as good as once. */
function retire({ replaces, order, heard }: Run): readonly StatusWrite[] {
  if (heard?.state !== "success") return [];
  return retired(replaces, order.deployment.id);
}

/** What came meanwhile stays for the next time. */
function written(now: Run, then: Run): Pick<Run, "unwritten" | "writingAt" | "replaces"> {
  const isRetired = then.heard?.state === "success";
  return {
    unwritten: without(now.unwritten, then.unwritten),
    writingAt: null,
    replaces: isRetired ? [] : now.replaces,
  };
}
