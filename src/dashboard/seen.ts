// A run with the end of its log, as those who look at it see it: many of them share one look.
import type { Alarms } from "../domain/clock.ts";
import type { Duration } from "../domain/duration.ts";
import type { Run } from "../domain/run.ts";
import type { LogPart, Store } from "../flows/ports.ts";

export interface Seen {
  readonly run: Run;
  /** After the number that was asked for; there may be more. */
  readonly parts: readonly LogPart[];
}

export type Look = (run: string, after: number) => Promise<Seen | null>;

/** How old a look may be: how often the store is asked at most, whatever the number of those who look. */
export const freshness: Duration = 300;

export function createLook(store: Pick<Store, "runs" | "logs">, clock: Pick<Alarms, "pass">): Look {
  const looks = new Map<string, Promise<Seen | null>>();

  /** The log after the run: where the run is over, the log is whole. */
  async function look(id: string, after: number): Promise<Seen | null> {
    const run = await store.runs.get(id);
    return run && { run, parts: (await store.logs.read(id, after)).parts };
  }

  return (run, after) => {
    const key = `${run} ${after}`;
    const seen = looks.get(key) ?? look(run, after);
    if (!looks.has(key)) void clock.pass(freshness).then(() => looks.delete(key));
    looks.set(key, seen);
    return seen;
  };
}

/** All parts up to now, one read after another. */
export async function* partsOf(logs: Store["logs"], run: string, after = 0): AsyncGenerator<LogPart> {
  for (let last = after; ; ) {
    const { parts } = await logs.read(run, last);
    yield* parts;
    const end = parts.at(-1);
    if (!end) return;
    last = end.number;
  }
}
