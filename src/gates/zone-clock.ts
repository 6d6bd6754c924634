// The clocks of a time zone: what they show at an instant, and at which instants they come to show a time.

/** What clocks on the wall show, in milliseconds, counted as `Date.UTC` counts. */
export type WallTime = number;

/** The clocks of an IANA zone. Instants are milliseconds. Throws a RangeError for a zone, or an instant, that is none. */
export interface ZoneClock {
  readonly shows: (at: number) => WallTime;
  /** When the clocks reach a time: clocks that are set back come to it twice, those set forward may leap over it. */
  readonly reaches: (time: WallTime) => { readonly first: number; readonly last: number };
}

const hour = 3_600_000;
/** No clocks are farther behind UTC, or ahead of it. */
const [mostBehind, mostAhead] = [13 * hour, 15 * hour];

/** By name in lower case: upper and lower case are the same, and people may write as many spellings as they like. */
const clocks = new Map<string, ZoneClock>();

/** Kept from call to call: a format costs a hundred times what it then takes to use it. */
export function zoneClock(timezone: string): ZoneClock {
  const name = timezone.toLowerCase();
  const known = clocks.get(name);
  if (known) return known;
  const shows = showsIn(timezone);
  const clock: ZoneClock = { shows, reaches: (time) => reaches(shows, time) };
  clocks.set(name, clock);
  return clock;
}

const date = { year: "numeric", month: "numeric", day: "numeric" } as const;
const time = { hour: "numeric", minute: "numeric", second: "numeric", hourCycle: "h23" } as const;

function showsIn(timeZone: string): ZoneClock["shows"] {
  const format = new Intl.DateTimeFormat("en-u-ca-gregory-nu-latn", { timeZone, ...date, ...time });
  return (at) => {
    const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
    const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? Number.NaN;
    const day = [part("year"), part("month") - 1, part("day")] as const;
    return Date.UTC(...day, part("hour"), part("minute"), part("second"), at - Math.floor(at / 1000) * 1000);
  };
}

function reaches(shows: ZoneClock["shows"], time: WallTime): { first: number; last: number } {
  const offset = (at: number): number => shows(at) - at;
  // Clocks change once at most between these two.
  const [before, after] = [time - offset(time - mostAhead), time - offset(time + mostBehind)];
  if (before === after) return { first: before, last: before };
  const isReached = (at: number): boolean => shows(at) >= time && shows(at - 1) < time;
  const at = [before, after].filter(isReached);
  const all = at.length > 0 ? at : [leap(shows, time, [after, before])];
  return { first: Math.min(...all), last: Math.max(...all) };
}

/** When the clocks leap over a time: it is later than the one instant, and not later than the other. */
function leap(shows: ZoneClock["shows"], time: WallTime, between: readonly [number, number]): number {
  let [before, after] = between;
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (shows(middle) < time) before = middle;
    else after = middle;
  }
  return after;
}
