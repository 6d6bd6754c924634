// Wakes this process in time for what it knows to be due; what other processes sent is found by the pulse.
import type { Alarms } from "../../domain/clock.ts";

/** Further away, the pulse's delay no longer matters. */
const farthest = 60_000;

export class Bells {
  readonly #clock: Alarms;
  readonly #wake: () => void;
  readonly #cancels = new Set<() => void>();

  constructor(clock: Alarms, wake: () => void) {
    this.#clock = clock;
    this.#wake = wake;
  }

  /** Milliseconds from now. */
  ringIn(delay: number): void {
    if (delay > farthest) return;
    // A timer may be a millisecond early, and the database's answer is then "not yet".
    const cancel = this.#clock.ring(new Date(this.#clock.now().getTime() + delay + 2), () => {
      this.#cancels.delete(cancel);
      this.#wake();
    });
    this.#cancels.add(cancel);
  }

  ringAt(at: string): void {
    this.ringIn(Math.max(0, Date.parse(at) - this.#clock.now().getTime()));
  }

  silence(): void {
    for (const cancel of this.#cancels) cancel();
    this.#cancels.clear();
  }
}
