// Answers that are good for a while: asked for once, also by many at once.
import type { Clock } from "../../domain/clock.ts";

export interface While {
  readonly clock: Clock;
  /** Milliseconds. */
  readonly life: number;
  /** How many are kept. */
  readonly most: number;
}

export interface ForAWhile<Value> {
  /** What failed is asked for again. */
  (key: string, load: () => Promise<Value>): Promise<Value>;
  /** Null: nobody has asked lately. */
  known(key: string): Promise<Value> | null;
}

interface Kept<Value> {
  readonly until: number;
  readonly value: Promise<Value>;
}

export function forAWhile<Value>({ clock, life, most }: While): ForAWhile<Value> {
  const kept = new Map<string, Kept<Value>>();
  const isGood = ({ until }: Kept<Value>): boolean => until > clock.now().getTime();
  const known = (key: string): Promise<Value> | null => {
    const entry = kept.get(key);
    return entry && isGood(entry) ? entry.value : null;
  };
  const keep = (key: string, value: Promise<Value>): void => {
    kept.delete(key);
    // All are good for as long: those that were kept first are over first.
    dropFirst(kept, Math.min(most - 1, [...kept.values()].filter(isGood).length));
    const entry = { until: clock.now().getTime() + life, value };
    kept.set(key, entry);
    value.catch(() => kept.get(key) === entry && kept.delete(key));
  };
  const ask = (key: string, load: () => Promise<Value>): Promise<Value> => {
    const before = known(key);
    if (before) return before;
    const value = load();
    keep(key, value);
    return value;
  };
  return Object.assign(ask, { known });
}

/** Those that were set first, until so many are left. */
export function dropFirst(map: Map<string, unknown>, left: number): void {
  for (const key of map.keys()) {
    if (map.size <= left) return;
    map.delete(key);
  }
}
