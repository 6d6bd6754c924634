// Times in which an environment was not as it should be: from a failure, or the wish to roll back, to the next success.
import type { Change } from "./changes.ts";

export interface Outage {
  /** Milliseconds. */
  readonly from: number;
  /** Null: it was not restored yet. */
  readonly to: number | null;
}

/** Oldest first. Failures in a row are one outage. */
export function outagesOf(changes: readonly Change[]): readonly Outage[] {
  const outages: Outage[] = [];
  let from: number | null = null;
  for (const { at, isEnd } of eventsOf(changes)) {
    if (!isEnd) from ??= at;
    else if (from !== null) {
      outages.push({ from, to: at });
      from = null;
    }
  }
  return from === null ? outages : [...outages, { from, to: null }];
}

interface Event {
  readonly at: number;
  readonly isEnd: boolean;
}

/** Of the same second, the end comes last: an outage is not longer than it was seen to be. */
const eventsOf = (changes: readonly Change[]): readonly Event[] =>
  changes
    .flatMap((change) => [...begins(change), ...(change.succeeded ? [{ at: change.endedAt, isEnd: true }] : [])])
    .toSorted((a, b) => a.at - b.at || Number(a.isEnd) - Number(b.isEnd));

function begins({ succeeded, endedAt, isRollback, createdAt }: Change): readonly Event[] {
  if (isRollback) return [{ at: createdAt, isEnd: false }];
  return succeeded ? [] : [{ at: endedAt, isEnd: false }];
}
