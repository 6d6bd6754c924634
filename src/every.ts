// Work that comes back at a distance, and never overlaps itself.
import type { Alarms } from "./domain/clock.ts";

export interface Round {
  readonly clock: Alarms;
  /** Milliseconds from the end of one round to the next. */
  readonly distance: number;
  /** What goes wrong is told, and tried again at the next round. */
  readonly failed: (error: unknown) => void;
}

/** The first round is one distance away. What it returns ends it; a round that runs then still ends by itself. */
export function every({ clock, distance, failed }: Round, work: () => Promise<unknown>): () => void {
  let cancel = (): void => {};
  let over = false;
  const next = (): void => {
    cancel = clock.ring(new Date(clock.now().getTime() + distance), () => void round());
  };
  const round = async (): Promise<void> => {
    await work().catch(failed);
    if (!over) next();
  };
  next();
  return () => {
    over = true;
    cancel();
  };
}
