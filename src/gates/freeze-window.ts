// Freeze windows on the clocks of their zones: whether one holds at an instant, and when none does any more.
import type { FreezeWindow, WeekTime } from "../domain/freeze.ts";
import { zoneClock } from "./zone-clock.ts";

export interface Frozen {
  readonly window: FreezeWindow;
  /** Milliseconds, as `Date.now()` counts. */
  readonly until: number;
}

const minute = 60_000;
const day = 24 * 60 * minute;
const week = 7 * day;
/** The first day of 1970 was a Thursday. */
const aMonday = -3 * day;
/** Windows that leave no gap have no end: this far, and no farther, one is looked for. */
const farthest = 2 * week;

/** Windows that overlap, or of which one begins where another ends, are one freeze. */
export function frozenAt(windows: readonly FreezeWindow[], at: number): Frozen | null {
  const frozen = holding(windows, at);
  if (!frozen) return null;
  let { until } = frozen;
  for (let next = holding(windows, until); next && until < at + farthest; next = holding(windows, until)) {
    until = next.until;
  }
  return { ...frozen, until };
}

/** Of the windows that hold, the one that ends last. */
function holding(windows: readonly FreezeWindow[], at: number): Frozen | null {
  const held = windows.flatMap((window) => ends(window, at).map((until) => ({ window, until })));
  return held.sort((a, b) => b.until - a.until)[0] ?? null;
}

/**
 * The ends of the window of each week in which it holds. It begins when the clocks first show its beginning and ends
 * when they show its end for the last time: clocks that are set back do not open it, and the hour they repeat is in it.
 */
function ends({ from, to, timezone }: FreezeWindow, at: number): readonly number[] {
  const { shows, reaches } = zoneClock(timezone);
  const monday = Math.floor((shows(at) - aMonday) / week) * week + aMonday;
  const length = inWeek(to) - inWeek(from);
  return [monday - week, monday, monday + week].flatMap((monday) => {
    const begins = monday + inWeek(from);
    const until = reaches(begins + (length > 0 ? length : length + week)).last;
    return reaches(begins).first <= at && at < until ? [until] : [];
  });
}

const inWeek = (time: WeekTime): number => time.day * day + time.minute * minute;
