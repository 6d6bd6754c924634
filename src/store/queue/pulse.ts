// Every two seconds: says which jobs live, has the dead ones started again, and looks for what no bell rang for.
import type { PgBoss } from "pg-boss";
import type { Alarms } from "../../domain/clock.ts";
import type { Log } from "../../flows/ports.ts";
import { heartbeatSeconds, jobsQueue } from "./open-boss.ts";
import type { Worker } from "./worker.ts";

export interface PulseOptions {
  readonly boss: Pick<PgBoss, "touch" | "supervise">;
  readonly clock: Alarms;
  readonly log: Log;
  readonly worker: Pick<Worker, "claims" | "wake">;
  /** Milliseconds between two beats. */
  readonly every: number;
}

export class Pulse {
  readonly #options: PulseOptions;
  #cancel: () => void = () => {};
  #beating: Promise<void> = Promise.resolve();
  #calmAt = 0;
  #stopped = false;

  constructor(options: PulseOptions) {
    this.#options = options;
  }

  start(): void {
    const { clock, every } = this.#options;
    if (this.#stopped) return;
    this.#cancel = clock.ring(new Date(clock.now().getTime() + every), () => {
      this.#beating = this.#beat().then(() => this.start());
    });
  }

  /** Resolves when the last beat is over. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#cancel();
    await this.#beating;
  }

  async #beat(): Promise<void> {
    const { boss, clock, log, worker } = this.#options;
    try {
      await this.#live();
      if (clock.now().getTime() >= this.#calmAt) await boss.supervise();
    } catch (error) {
      // Nobody's heartbeat came through: before anybody is declared dead, everybody shall have had the time to beat.
      this.#calmAt = clock.now().getTime() + heartbeatSeconds * 1000;
      log.warn({ err: error }, "the queue's heartbeat");
    }
    worker.wake();
  }

  async #live(): Promise<void> {
    const { boss, worker } = this.#options;
    const { claims } = worker;
    if (claims.length > 0) await boss.touch(jobsQueue, claims);
  }
}
