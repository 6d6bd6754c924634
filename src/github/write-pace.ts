// The pace of writes: an installation may burst, then keeps to what GitHub asks of content: one write a second.
import { type Pace, paceBurst, paceInterval } from "../flows/ports.ts";
import type { Clock } from "../domain/clock.ts";

/**
 * For one process: kept in memory.
 * Source of the second: https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api#pause-between-mutative-requests
 */
export class WritePace implements Pace {
  readonly #clock: Clock;
  /** When all places taken so far are used up, by installation: what is past has been given back. */
  readonly #taken = new Map<number, number>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  async take(installation: number): Promise<number> {
    const now = this.#clock.now().getTime();
    const from = Math.max(now, this.#taken.get(installation) ?? 0);
    this.#taken.set(installation, from + paceInterval);
    return Math.max(0, from - now - (paceBurst - 1) * paceInterval);
  }
}
