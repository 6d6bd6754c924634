// Starts the server again where it ends by itself: killed by the system for want of memory, or at a full disk.
import { setTimeout as pass } from "node:timers/promises";
import type { Log } from "../../flows/ports.ts";
import type { Server } from "./server.ts";

/** Milliseconds before the first try, and the longest between two. */
const firstDelay = 50;
const longestDelay = 10_000;

export class KeptServer {
  readonly #start: () => Promise<Server>;
  readonly #log: Log;
  readonly #closing = new AbortController();
  #server: Server | null = null;
  #watching = Promise.resolve();

  constructor(start: () => Promise<Server>, log: Log) {
    this.#start = start;
    this.#log = log;
  }

  /** Throws where the first start fails. */
  async open(): Promise<void> {
    this.#server = await this.#start();
    this.#watching = this.#watch(this.#server);
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await this.#server?.stop();
    await this.#watching;
  }

  async #watch(first: Server): Promise<void> {
    for (let current: Server | null = first; current; current = this.#server) {
      const how = await current.ended;
      this.#server = null;
      if (this.#closing.signal.aborted) return;
      this.#log.error({ pid: current.pid }, `PostgreSQL ended ${how}: starting it again`);
      this.#server = await this.#startAgain();
      if (this.#server) this.#log.info({ pid: this.#server.pid }, "PostgreSQL runs again");
    }
  }

  /** Null where it is to be stopped by now. */
  async #startAgain(): Promise<Server | null> {
    for (let delay = firstDelay; !this.#closing.signal.aborted; delay = Math.min(delay * 2, longestDelay)) {
      await pass(delay, undefined, { signal: this.#closing.signal }).catch(() => {});
      const started = await this.#tryToStart();
      if (started && !this.#closing.signal.aborted) return started;
      await started?.stop();
    }
    return null;
  }

  async #tryToStart(): Promise<Server | null> {
    try {
      return await this.#start();
    } catch (error) {
      this.#log.error({ err: error }, "PostgreSQL does not start");
      return null;
    }
  }
}
