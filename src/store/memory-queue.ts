// The queue in memory: jobs of one key run one after another, a failed one again later; a restart forgets it.
import type { Alarms } from "../domain/clock.ts";
import type { Job } from "../flows/jobs.ts";
import type { Queue, SendOptions } from "../flows/ports.ts";
import { retryDelay, retryTerms } from "./queue/retry-delay.ts";

export interface Work {
  /** Throws what is worth another try. */
  perform(job: Job): Promise<void>;
  /** After the last try. */
  giveUp(job: Job, error: unknown): Promise<void>;
}

interface Entry {
  readonly job: Job;
  readonly key: string;
  readonly id: string | null;
  readonly tries: number;
  /** Milliseconds: when it was first tried; null before. */
  readonly since: number | null;
}

/** A job of some id that has not started. */
interface Unstarted {
  readonly at: number;
  cancel(): void;
}

/** GitHub can be down for hours: that delays, and drops nothing. */
const longestTrying = 24 * 3_600_000;

export class MemoryQueue implements Queue {
  readonly #clock: Alarms;
  readonly #lanes = new Map<string, Entry[]>();
  readonly #busy = new Set<string>();
  readonly #resting = new Set<string>();
  readonly #unstarted = new Map<string, Unstarted>();
  readonly #alarms = new Set<() => void>();
  #idle: (() => void)[] = [];
  #work: Work | null = null;

  constructor(clock: Alarms) {
    this.#clock = clock;
  }

  /** From now on jobs run; those sent before are the first. */
  start(work: Work): void {
    this.#work = work;
    for (const key of this.#lanes.keys()) this.#next(key);
  }

  async send(job: Job, { key, at, id }: SendOptions): Promise<void> {
    const now = this.#clock.now();
    const due = at && new Date(at) > now ? new Date(at) : now;
    const same = id === undefined ? undefined : this.#unstarted.get(id);
    if (same && same.at <= due.getTime()) return;
    same?.cancel();
    const entry: Entry = { job, key, id: id ?? null, tries: 0, since: null };
    const cancel = due > now ? this.#later(due, () => this.#enter(entry)) : () => {};
    if (id !== undefined) this.#unstarted.set(id, { at: due.getTime(), cancel });
    if (due <= now) this.#enter(entry);
  }

  /** Resolves when nothing runs and nothing is due: what is for later may still be waiting. */
  idle(): Promise<void> {
    if (this.#isIdle()) return Promise.resolve();
    return new Promise((resolve) => this.#idle.push(resolve));
  }

  /** Takes back what is for later, and starts nothing more. */
  stop(): void {
    this.#work = null;
    for (const cancel of this.#alarms) cancel();
    this.#alarms.clear();
  }

  #isIdle(): boolean {
    const ready = [...this.#lanes.keys()].filter((key) => !this.#resting.has(key));
    return this.#busy.size === this.#resting.size && (this.#work === null || ready.length === 0);
  }

  #later(at: Date, then: () => void): () => void {
    const cancel = this.#clock.ring(at, () => {
      this.#alarms.delete(cancel);
      then();
    });
    this.#alarms.add(cancel);
    return () => {
      this.#alarms.delete(cancel);
      cancel();
    };
  }

  #enter(entry: Entry): void {
    const lane = this.#lanes.get(entry.key) ?? [];
    this.#lanes.set(entry.key, [...lane, entry]);
    this.#next(entry.key);
  }

  #next(key: string): void {
    const [entry, ...rest] = this.#lanes.get(key) ?? [];
    if (!entry || !this.#work || this.#busy.has(key)) return;
    if (rest.length > 0) this.#lanes.set(key, rest);
    else this.#lanes.delete(key);
    if (entry.id !== null) this.#unstarted.delete(entry.id);
    this.#busy.add(key);
    void this.#run(entry, this.#work);
  }

  async #run(entry: Entry, work: Work): Promise<void> {
    const tried = { ...entry, tries: entry.tries + 1, since: entry.since ?? this.#clock.now().getTime() };
    const delay = await this.#attempt(tried, work);
    if (delay === null) this.#leave(entry.key);
    else this.#rest(tried, delay, work);
    this.#settle();
  }

  /** Milliseconds until the next try; null where there is none. */
  async #attempt({ job, tries, since }: Entry, work: Work): Promise<number | null> {
    try {
      await work.perform(job);
      return null;
    } catch (error) {
      if (this.#clock.now().getTime() - (since ?? 0) < longestTrying) return delayOf(error, tries);
      await work.giveUp(job, error);
      return null;
    }
  }

  /** The key stays taken until the next try: what came later must not overtake it. */
  #rest(entry: Entry, delay: number, work: Work): void {
    this.#resting.add(entry.key);
    this.#later(new Date(this.#clock.now().getTime() + delay), () => {
      this.#resting.delete(entry.key);
      void this.#run(entry, work);
    });
  }

  #leave(key: string): void {
    this.#busy.delete(key);
    this.#next(key);
  }

  #settle(): void {
    if (!this.#isIdle()) return;
    const waiting = this.#idle;
    this.#idle = [];
    for (const resolve of waiting) resolve();
  }
}

const delayOf = (error: unknown, tries: number): number => retryDelay(error, tries - 1, retryTerms);
