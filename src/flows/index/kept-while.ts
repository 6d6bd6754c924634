// Answers that are good for a while: whoever asks meanwhile, or while it is being found out, gets the same one.
import type { Clock } from "../../domain/clock.ts";
import type { Duration } from "../../domain/duration.ts";

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
    return this.#get(key) !== null;
  }

  forget(key: string): void {
    this.#kept.delete(key);
  }

  /** What fails is not kept. */
  ask(key: string, find: () => Promise<Answer>): Promise<Answer> {
    const kept = this.#get(key);
    if (kept) return kept;
    const now = this.#clock.now().getTime();
    const answer = find();
    this.#kept.delete(key);
    this.#forget(now);
    this.#kept.set(key, { since: now, answer });
    answer.catch(() => this.#kept.delete(key));
    return answer;
  }

  #get(key: string): Promise<Answer> | null {
    const kept = this.#kept.get(key);
    return kept && this.#clock.now().getTime() - kept.since < this.#life ? kept.answer : null;
  }

  #forget(now: number): void {
    for (const [key, { since }] of this.#kept) {
      if (now - since < this.#life && this.#kept.size < this.#most) return;
      this.#kept.delete(key);
    }
  }
}
