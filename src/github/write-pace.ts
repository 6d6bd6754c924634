// The pace of writes: an installation may burst, then keeps to what GitHub asks of content: one write a second.
import type { Clock } from "../domain/clock.ts";

const burst = 4;
const interval = 1000;

/**
 * Answers when the next write of this installation may start, in milliseconds from now, and takes that place.
 * Source of the second: https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api#pause-between-mutative-requests
 */
export class WritePace {
  readonly #clock: Clock;
  /** When all places taken so far are used up, by installation: what is past has been given back. */
  readonly #taken = new Map<number, number>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  take(installation: number): number {
    const now = this.#clock.now().getTime();
    const from = Math.max(now, this.#taken.get(installation) ?? 0);
    this.#taken.set(installation, from + interval);
    return Math.max(0, from - now - (burst - 1) * interval);
  }
}
