// What a report does to a run: its state goes forward only, and its end comes once.
import { type DeploymentState, isFinal } from "./deployment.ts";
import { toDescription } from "./description.ts";
import { type Report, stepTo } from "./report.ts";
import type { HeardReport, Run } from "./run.ts";

export type Heard =
  /** `run` as it goes on. */
  | { readonly kind: "taken"; readonly run: Run }
  /** It stands further on already. */
  | { readonly kind: "backwards"; readonly state: DeploymentState }
  /** Nothing is expected of it any more. */
  | { readonly kind: "ended" };

/** `now`: ISO 8601. */
export function hear(run: Run, report: Report, now: string): Heard {
  if (run.stage === "over") return { kind: "ended" };
  const { heard } = run;
  if (heard && isFinal(heard.state)) return isFinal(report.state) ? stopped(run, now) : behind(heard);
  const step = stepTo(heard?.state ?? null, report.state);
  if (step === "backwards") return behind(heard ?? report);
  const next = merge(heard, report, now);
  const stage = isFinal(report.state) ? "over" : report.state === "in_progress" ? "running" : run.stage;
  const unwritten = step === "same" && heard && sayTheSame(heard, next) ? run.unwritten : queue(run.unwritten, next);
  return { kind: "taken", run: { ...run, stage, heard: next, heardAt: now, unwritten } };
}

const behind = ({ state }: Report): Heard => ({ kind: "backwards", state });

/** It was told to stop, and its end was told to everybody: now it has stopped. */
const stopped = (run: Run, now: string): Heard => ({ kind: "taken", run: { ...run, stage: "over", heardAt: now } });

/** Links stay until others come; words belong to their state. */
function merge(before: HeardReport | null, report: Report, at: string): HeardReport {
  const { environmentUrl = before?.environmentUrl, logUrl = before?.logUrl } = report;
  const kept = before?.state === report.state ? before.description : undefined;
  const description = report.description === undefined ? kept : toDescription(report.description);
  return {
    state: report.state,
    ...(description && { description }),
    ...(environmentUrl && { environmentUrl }),
    ...(logUrl && { logUrl }),
    at,
  };
}

const sayTheSame = (a: Report, b: Report): boolean =>
  a.description === b.description && a.environmentUrl === b.environmentUrl && a.logUrl === b.logUrl;

/** Of one state the last words are enough. */
function queue(unwritten: readonly HeardReport[], next: HeardReport): readonly HeardReport[] {
  const last = unwritten.at(-1);
  return last?.state === next.state ? [...unwritten.slice(0, -1), next] : [...unwritten, next];
}

export interface Stopping {
  /** Null: nobody asked for it, it was silent. */
  readonly by: string | null;
  readonly description: string;
}

/** The end is told before it has stopped: whoever carries it out is asked to. */
export function stop(run: Run, { by, description }: Stopping, now: string): Run {
  return { ...tell(run, description, now), stopping: { by, at: now } };
}

const mayRun = "; it may still run";

/** Nobody says that what was told to stop has stopped: nothing more is expected of it all the same. */
export function letGo(run: Run): Run {
  const { description = "", at = run.heardAt } = run.heard ?? {};
  const said = description.endsWith(mayRun) ? run : tell(run, toDescription(description + mayRun), at);
  return { ...said, stage: "over" };
}

function tell(run: Run, description: string, at: string): Run {
  const next = merge(run.heard, { state: "error", description }, at);
  return { ...run, heard: next, unwritten: queue(run.unwritten, next) };
}
