// Round values for the axes of plots.
import type { Duration } from "../../domain/duration.ts";

/** A plot has at most this many steps. */
const most = 4;

/** From 0 on, up to the first that is not below the highest value; at least 0 and 1. */
export const countTicks = (highest: number): readonly number[] => ticks(highest, countStep(highest));

/** 1, 2 or 5, or ten, hundred … times as much: whole numbers only. */
function countStep(highest: number): number {
  const least = Math.max(1, highest / most);
  const power = 10 ** Math.floor(Math.log10(least));
  return [1, 2, 5, 10].map((factor) => factor * power).find((step) => step >= least) ?? power * 10;
}

const [second, minute, hour, day] = [1_000, 60_000, 3_600_000, 86_400_000] as const;

const durationSteps = [
  ...[1, 2, 5, 10, 15, 30].map((many) => many * second),
  ...[1, 2, 5, 10, 15, 30].map((many) => many * minute),
  ...[1, 2, 3, 6, 12].map((many) => many * hour),
] as const;

/** Steps that a clock has, and of days those of counts. */
export function durationTicks(highest: Duration): readonly Duration[] {
  const least = highest / most;
  const step = durationSteps.find((one) => one >= least) ?? countStep(highest / day) * day;
  return ticks(highest, step);
}

const ticks = (highest: number, step: number): readonly number[] =>
  Array.from({ length: Math.max(1, Math.ceil(highest / step)) + 1 }, (_, index) => index * step);
