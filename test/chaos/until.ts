// Waits for something to become true, by looking again and again.
import { setTimeout as pass } from "node:timers/promises";

export interface Patience {
  /** Milliseconds. */
  readonly within: number;
  /** Milliseconds between two looks. */
  readonly every?: number;
}

/** False where the time is over first. */
export async function until(
  condition: () => boolean | Promise<boolean>,
  { within, every = 50 }: Patience,
): Promise<boolean> {
  const end = Date.now() + within;
  while (!(await condition())) {
    if (Date.now() >= end) return false;
    await pass(every);
  }
  return true;
}
