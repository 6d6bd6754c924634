// A clock for what was: stands where it is turned to, or is the machine's.
import type { Clock } from "../../src/domain/clock.ts";

export class PastClock implements Clock {
  #at: number | null = null;

  now(): Date {
    return new Date(this.#at ?? Date.now());
  }

  turn(at: number | null): void {
    this.#at = at;
  }
}
