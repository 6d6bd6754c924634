// The middle and the tail of measured times: by the nearest rank, so that each figure is one that was really measured.
import type { Duration } from "./duration.ts";

export interface Spread {
  /** How many were measured. */
  readonly count: number;
  /** Null: none was. */
  readonly median: Duration | null;
  /** Nine of ten took no longer; null: fewer than ten were measured. */
  readonly p90: Duration | null;
}

const fewestForP90 = 10;

export function spreadOf(times: readonly Duration[]): Spread {
  const sorted = times.toSorted((a, b) => a - b);
  return {
    count: sorted.length,
    median: nearestRank(sorted, 0.5),
    p90: sorted.length < fewestForP90 ? null : nearestRank(sorted, 0.9),
  };
}

const nearestRank = (sorted: readonly Duration[], share: number): Duration | null =>
  sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? null;
