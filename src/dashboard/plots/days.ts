// The days of a plot, as UTC has them.

const day = 86_400_000;

/** "2026-03-02" */
export type Day = string;

export const dayOf = (at: string | number): Day => new Date(at).toISOString().slice(0, 10);

/** `at` in milliseconds. Each day is named once: there may be many of each. */
export function byDay<Item>(items: readonly Item[], at: (item: Item) => number): ReadonlyMap<Day, readonly Item[]> {
  const grouped = Map.groupBy(items, (item) => Math.floor(at(item) / day));
  return new Map([...grouped].map(([number, all]) => [dayOf(number * day), all]));
}

/** From the day of the one to the day of the other, both included. */
export function daysBetween(from: string, to: string): readonly Day[] {
  const first = Date.parse(dayOf(from));
  const many = Math.floor((Date.parse(dayOf(to)) - first) / day) + 1;
  return Array.from({ length: Math.max(0, many) }, (_, index) => dayOf(new Date(first + index * day).toISOString()));
}

/** "2 Mar" */
export const dayWords = (one: Day): string => words.format(new Date(one));

const words = new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", day: "numeric", month: "short" });

/** The last day, and before it each so many days that no more than five are named. */
export function namedDays(days: readonly Day[]): readonly Day[] {
  const every = [1, 2, 7, 14, 28].find((step) => days.length / step <= 5) ?? Math.ceil(days.length / 5);
  return days.filter((_, index) => (days.length - 1 - index) % every === 0);
}
