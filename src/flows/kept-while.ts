// Answers that are good for a while: whoever asks meanwhile, or while it is being found out, gets the same one.
import type { Clock } from "../domain/clock.ts";
import type { Duration } from "../domain/duration.ts";

interface Kept<Answer> {
  /** Milliseconds. */
  readonly since: number;
  readonly answer: Promise<Answer>;
}

export class KeptWhile<Answer> {
  readonly #kept = new Map<string, Kept<Answer>>();
  readonly #clock: Clock;
  readonly #life: Duration;
  readonly #most: number;

  /** `most`: so many are kept; the oldest go first. */
  constructor(clock: Clock, life: Duration, most: number) {
    this.#clock = clock;
    this.#life = life;
    this.#most = most;
  }

  has(key: string): boolean {
    return this.known(key) !== null;
  }

  /** Null: nobody has asked lately. */
  known(key: string): Promise<Answer> | null {
    const kept = this.#kept.get(key);
    return kept && this.#clock.now().getTime() - kept.since < this.#life ? kept.answer : null;
  }

  forget(key: string): void {
    this.#kept.delete(key);
  }

  /** What fails is not kept. */
  ask(key: string, find: () => Promise<Answer>): Promise<Answer> {
    const known = this.known(key);
    if (known) return known;
    const now = this.#clock.now().getTime();
    const kept = { since: now, answer: find() };
    this.#kept.delete(key);
    this.#forget(now);
    this.#kept.set(key, kept);
    kept.answer.catch(() => this.#kept.get(key) === kept && this.#kept.delete(key));
    return kept.answer;
  }

  #forget(now: number): void {
    for (const [key, { since }] of this.#kept) {
      if (now - since < this.#life && this.#kept.size < this.#most) return;
      this.#kept.delete(key);
    }
  }
}
