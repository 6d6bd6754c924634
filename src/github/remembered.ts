// Answers that are worth keeping for five minutes, so that the same question is not asked again and again.
import type { Clock } from "../domain/clock.ts";

const life = 5 * 60_000;

export class Remembered<Value> {
  readonly #clock: Clock;
  readonly #kept = new Map<string, { readonly value: Value; readonly until: number }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get(key: string): Value | undefined {
    const kept = this.#kept.get(key);
    return kept && kept.until > this.#now() ? kept.value : undefined;
  }

  set(key: string, value: Value): Value {
    const now = this.#now();
    for (const [other, { until }] of this.#kept) if (until <= now) this.#kept.delete(other);
    this.#kept.set(key, { value, until: now + life });
    return value;
  }

  #now(): number {
    return this.#clock.now().getTime();
  }
}
