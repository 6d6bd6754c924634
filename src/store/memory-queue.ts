// The queue in memory: jobs of one key run one after another, a failed one again later; a restart forgets it.
import type { Alarms } from "../domain/clock.ts";
import { Fault } from "../domain/fault.ts";
import type { Job } from "../flows/jobs.ts";
import type { Queue, SendOptions } from "../flows/ports.ts";

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
}

const mostTries = 6;
const firstDelay = 1000;

export class MemoryQueue implements Queue {
  readonly #clock: Alarms;
  readonly #lanes = new Map<string, Entry[]>();
  readonly #busy = new Set<string>();
  readonly #resting = new Set<string>();
  readonly #unstarted = new Set<string>();
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
    if (id !== undefined && this.#unstarted.has(id)) return;
    if (id !== undefined) this.#unstarted.add(id);
    const entry: Entry = { job, key, id: id ?? null, tries: 0 };
    if (at && new Date(at) > this.#clock.now()) this.#later(new Date(at), () => this.#enter(entry));
    else this.#enter(entry);
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

  #later(at: Date, then: () => void): void {
    const cancel = this.#clock.ring(at, () => {
      this.#alarms.delete(cancel);
      then();
    });
    this.#alarms.add(cancel);
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
    const delay = await this.#attempt(entry, work);
    if (delay === null) this.#leave(entry.key);
    else this.#rest({ ...entry, tries: entry.tries + 1 }, delay, work);
    this.#settle();
  }

  /** Milliseconds until the next try; null where there is none. */
  async #attempt(entry: Entry, work: Work): Promise<number | null> {
    try {
      await work.perform(entry.job);
      return null;
    } catch (error) {
      if (entry.tries + 1 < mostTries) return delayOf(error, entry.tries);
      await work.giveUp(entry.job, error);
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

/** 1, 4, 16, 64, 256 seconds, and never sooner than GitHub asked. */
const delayOf = (error: unknown, tries: number): number =>
  Math.max(firstDelay * 4 ** tries, error instanceof Fault ? (error.retryAfter ?? 0) : 0);
