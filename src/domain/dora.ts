// How an environment is delivered to: the four DORA figures of a window of days, and of the window before it.
import { type Change, hasFailed, isNew, type MeasuredDeployment, toChanges } from "./changes.ts";
import type { Duration } from "./duration.ts";
import { type Outage, outagesOf } from "./outages.ts";
import { type Spread, spreadOf } from "./spread.ts";

export const windows = [7, 30, 90] as const;
export type Days = (typeof windows)[number];

export interface Measured {
  /** Of one environment, newest first. */
  readonly history: readonly MeasuredDeployment[];
  /** There are older ones, which nobody read. */
  readonly goesOn: boolean;
  /** When GitHub first told of a push to a pull request, by the pull request's number: ISO 8601. */
  readonly pushed: ReadonlyMap<number, string>;
}

export interface Figures {
  /** After this, ISO 8601. */
  readonly from: string;
  /** Up to this. */
  readonly to: string;
  /** The history reaches back to its beginning. */
  readonly whole: boolean;
  readonly frequency: { readonly successes: number; readonly perDay: number; readonly perWeek: number };
  /** Of those pull requests of which the first push is known. */
  readonly lead: Spread;
  /** Pull requests that came here for the first time. */
  readonly arrived: number;
  /** From the order to the success: of every success. */
  readonly carrying: Spread;
  /** `rate` from 0 to 1; null: nothing ended. */
  readonly changes: { readonly ended: number; readonly failed: number; readonly rate: number | null };
  readonly restore: Spread;
  /** Began in the window, and not over yet. */
  readonly open: number;
}

export interface Dora {
  readonly days: Days;
  readonly now: Figures;
  readonly before: Figures;
  /** For plots: of the window, oldest first. */
  readonly changes: readonly Change[];
  readonly leads: readonly Lead[];
}

/** One pull request's way, and when it ended. */
export interface Lead {
  /** Milliseconds. */
  readonly at: number;
  readonly took: Duration;
}

interface Window {
  readonly from: number;
  readonly to: number;
}

const day = 86_400_000;

/** Windows end now, and not at midnight: the one before is exactly as long. */
export function measure(measured: Measured, days: Days, now: Date): Dora {
  const known = toKnown(measured);
  const window = { from: now.getTime() - days * day, to: now.getTime() };
  const before = { from: window.from - days * day, to: window.from };
  const figures = (of: Window): Figures => figuresOf(known, of, days);
  const shown = known.all.filter(({ endedAt }) => isIn(window, endedAt));
  const leads = leadsOf(known.arrivals, measured).filter(({ at }) => isIn(window, at));
  return { days, now: figures(window), before: figures(before), changes: shown, leads };
}

interface Known {
  readonly measured: Measured;
  readonly all: readonly Change[];
  readonly arrivals: readonly Change[];
  readonly outages: readonly Outage[];
}

/** The same history is measured whenever somebody looks, and only the windows move. */
const knownOf = new WeakMap<Measured, Known>();

function toKnown(measured: Measured): Known {
  const known = knownOf.get(measured);
  if (known) return known;
  const all = toChanges(measured.history);
  const found = { measured, all, arrivals: arrivalsOf(all), outages: outagesOf(all) };
  knownOf.set(measured, found);
  return found;
}

const isIn = ({ from, to }: Window, at: number): boolean => at > from && at <= to;

function figuresOf({ measured, all, arrivals, outages }: Known, window: Window, days: Days): Figures {
  const fresh = all.filter((one) => isNew(one) && isIn(window, one.endedAt));
  const successes = fresh.filter(({ succeeded }) => succeeded);
  const failed = fresh.filter(hasFailed).length;
  const begun = outages.filter(({ from }) => isIn(window, from));
  const arrived = arrivals.filter(({ endedAt }) => isIn(window, endedAt));
  return {
    from: new Date(window.from).toISOString(),
    to: new Date(window.to).toISOString(),
    whole: reaches(measured, window),
    frequency: {
      successes: successes.length,
      perDay: successes.length / days,
      perWeek: (successes.length / days) * 7,
    },
    lead: spreadOf(leadsOf(arrived, measured).map(({ took }) => took)),
    arrived: arrived.length,
    carrying: spreadOf(successes.map(({ createdAt, endedAt }) => between(createdAt, endedAt))),
    changes: { ended: fresh.length, failed, rate: fresh.length === 0 ? null : failed / fresh.length },
    restore: spreadOf(begun.flatMap(({ from, to }) => (to === null ? [] : [between(from, to)]))),
    open: begun.filter(({ to }) => to === null).length,
  };
}

function reaches({ history, goesOn }: Measured, { from }: Window): boolean {
  const oldest = history.at(-1);
  return !goesOn || (oldest !== undefined && Date.parse(oldest.createdAt) <= from);
}

/** The first success of each pull request: what it deploys later was on its way while it was here already. */
function arrivalsOf(changes: readonly Change[]): readonly Change[] {
  const seen = new Set<number>();
  return changes.filter((change) => {
    const { pullRequest } = change.deployment;
    if (pullRequest === null || !change.succeeded || !isNew(change) || seen.has(pullRequest)) return false;
    seen.add(pullRequest);
    return true;
  });
}

const leadsOf = (arrivals: readonly Change[], { pushed }: Measured): readonly Lead[] =>
  arrivals.flatMap(({ deployment, endedAt }) => {
    const from = deployment.pullRequest === null ? undefined : pushed.get(deployment.pullRequest);
    return from === undefined ? [] : [{ at: endedAt, took: between(Date.parse(from), endedAt) }];
  });

/** Clocks of two machines may disagree by a little. */
const between = (from: number, to: number): Duration => Math.max(0, to - from);
