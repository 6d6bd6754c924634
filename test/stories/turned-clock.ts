// A clock that a test turns: nothing rings by itself.
import type { Alarms } from "../../src/domain/clock.ts";

interface Bell {
  readonly at: number;
  readonly bell: () => void;
}

export class TurnedClock implements Alarms {
  #now: number;
  #bells: Bell[] = [];

  constructor(start = "2026-01-05T10:00:00Z") {
    this.#now = Date.parse(start);
  }

  now(): Date {
    return new Date(this.#now);
  }

  ring(at: Date, bell: () => void): () => void {
    const entry = { at: at.getTime(), bell };
    this.#bells.push(entry);
    return () => {
      this.#bells = this.#bells.filter((one) => one !== entry);
    };
  }

  /** A story does not wait: the time is over at once. */
  pass(milliseconds: number): Promise<void> {
    this.#now += milliseconds;
    return Promise.resolve();
  }

  /** Turns to the next bell up to `until` and rings it; false where there is none, and the clock stands at `until`. */
  ringNext(until: Date): boolean {
    const due = this.#bells.filter(({ at }) => at <= until.getTime()).sort((a, b) => a.at - b.at)[0];
    this.#now = Math.max(this.#now, due?.at ?? until.getTime());
    if (!due) return false;
    this.#bells = this.#bells.filter((one) => one !== due);
    due.bell();
    return true;
  }
}
