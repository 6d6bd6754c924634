// The one writer of statuses: what was reported on a run goes to GitHub, in its order, in one request with the card.
import type { DeploymentStatus } from "../../domain/deployment.ts";
import { Fault } from "../../domain/fault.ts";
import type { DeployRequest } from "../../domain/request.ts";
import type { HeardReport, Run } from "../../domain/run.ts";
import { annotate } from "../annotate.ts";
import type { WriteRunJob } from "../jobs.ts";
import { releaseLease } from "../lease.ts";
import type { Ports, StatusWrite } from "../ports.ts";
import { retired } from "../retired.ts";
import { wakeBehind } from "../turn.ts";
import { holderOf } from "./environment-of.ts";
import { findRefused, findUnwritten } from "./find-unwritten.ts";

/** A second call writes nothing twice: what GitHub was asked for and never answered is looked up. */
export async function writeRun(ports: Ports, { run: id }: WriteRunJob): Promise<void> {
  const run = await ports.store.runs.get(id);
  if (!run) return;
  const due = await findUnwritten(ports, run);
  const request = run.request === null ? null : await follow(ports, run, run.request);
  await tell(ports, { run, request, due });
  await ports.store.runs.change(id, (now) => ({ run: { ...now, ...written(now, run) } }));
  if (run.stage !== "over") return;
  await releaseLease(ports, holderOf(run));
  if (request) await wakeBehind(ports, request);
}

/** What the card shows comes from the run. */
async function follow({ store, links }: Ports, run: Run, id: string): Promise<DeployRequest | null> {
  const request = await store.requests.get(id);
  if (!request || !run.heard) return request;
  const { stopping, doubled } = run;
  const following = {
    ...request,
    status: toStatus(run.heard, links.log(run)),
    cancelledBy: stopping?.by ?? null,
    doubled,
  };
  await store.requests.save(following);
  return following;
}

const toStatus = (heard: HeardReport, log: string | null): DeploymentStatus => ({
  // GitHub's number of it is never asked for: nothing is found by it.
  id: 0,
  state: heard.state,
  description: heard.description ?? "",
  environmentUrl: heard.environmentUrl ?? null,
  logUrl: heard.logUrl ?? log,
  createdAt: heard.at,
  by: "",
});

interface Telling {
  readonly run: Run;
  readonly request: DeployRequest | null;
  readonly due: readonly HeardReport[];
}

async function tell(ports: Ports, telling: Telling): Promise<void> {
  const { run } = telling;
  try {
    await tellBoth(ports, telling);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    if (!error.maybeApplied) await ports.store.runs.change(run.id, (now) => ({ run: { ...now, writingAt: null } }));
    if (error.fault === "transient" || error.fault === "stale") throw error;
    ports.log.error({ err: error, run: run.id }, "GitHub does not take the status");
  }
}

async function tellBoth(ports: Ports, { run, request, due }: Telling): Promise<void> {
  const statuses = toWrites(ports, run, due);
  let askedAt: string | null = null;
  const remember = async (): Promise<void> => void (askedAt = await rememberWriting(ports, run));
  if (request && (await annotate(ports, request, { statuses, remember }))) return;
  // A card that GitHub does not take, in a locked conversation say, must not keep the statuses back, nor double them.
  const left = askedAt === null ? statuses : toWrites(ports, run, await findRefused(ports, run, askedAt));
  if (left.length > 0) await ports.github.writeCards(run.repository, { statuses: left }, remember);
}

async function rememberWriting({ store, clock }: Ports, { id }: Run): Promise<string> {
  const writingAt = clock.now().toISOString();
  await store.runs.change(id, (now) => ({ run: { ...now, writingAt } }));
  return writingAt;
}

const toWrites = (ports: Ports, run: Run, due: readonly HeardReport[]): readonly StatusWrite[] => [
  ...due.map((report) => toWrite(ports, run, report)),
  ...retire(run, due),
];

const toWrite = ({ links }: Ports, run: Run, report: HeardReport): StatusWrite => ({
  deployment: run.deploymentNodeId,
  state: report.state,
  description: report.description ?? "",
  environmentUrl: report.environmentUrl ?? run.environment.url,
  logUrl: report.logUrl ?? links.log(run),
});

/** GitHub does this itself where the environment is neither for production nor transient. */
function retire({ replaces, order }: Run, due: readonly HeardReport[]): readonly StatusWrite[] {
  if (!due.some(({ state }) => state === "success")) return [];
  return retired(replaces, order.deployment.id);
}

/** What came meanwhile stays for the next time. */
function written(now: Run, then: Run): Pick<Run, "unwritten" | "writingAt" | "replaces"> {
  const had = then.unwritten.map((report) => JSON.stringify(report));
  const unwritten = now.unwritten.filter((report) => !had.includes(JSON.stringify(report)));
  const isRetired = then.unwritten.some(({ state }) => state === "success");
  return { unwritten, writingAt: null, replaces: isRetired ? [] : now.replaces };
}
