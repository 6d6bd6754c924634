// Answers that are good for a while: asked for once, also by many at once.
import type { Clock } from "../../domain/clock.ts";

export interface While {
  readonly clock: Clock;
  /** Milliseconds. */
  readonly life: number;
  /** How many are kept. */
  readonly most: number;
}

/** What failed is asked for again. */
export function forAWhile<Value>({ clock, life, most }: While) {
  const kept = new Map<string, { readonly until: number; readonly value: Promise<Value> }>();
  const keep = (key: string, value: Promise<Value>): void => {
    kept.delete(key);
    dropFirst(kept, most - 1);
    const entry = { until: clock.now().getTime() + life, value };
    kept.set(key, entry);
    value.catch(() => kept.get(key) === entry && kept.delete(key));
  };
  return (key: string, load: () => Promise<Value>): Promise<Value> => {
    const known = kept.get(key);
    if (known && known.until > clock.now().getTime()) return known.value;
    const value = load();
    keep(key, value);
    return value;
  };
}

/** Those that were set first, until so many are left. */
export function dropFirst(map: Map<string, unknown>, left: number): void {
  for (const key of map.keys()) {
    if (map.size <= left) return;
    map.delete(key);
  }
}
