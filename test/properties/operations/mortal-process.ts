// One of two Slipways on one store and one queue: it ends in the middle of its work, between any two calls to the outside.
import { setImmediate } from "node:timers/promises";
import { pino } from "pino";
import { Probot } from "probot";
import { type Parts, type Slipway, start } from "../../../src/app.ts";
import type { Work } from "../../../src/store/memory-queue.ts";

export interface Surroundings {
  readonly parts: Parts;
  readonly appId: number;
  readonly privateKey: string;
  /** GitHub's API. */
  readonly baseUrl: string;
  readonly errors: string[];
  /** How many turns of the event loop the next call to the store takes: so others come in between. */
  readonly sloth: () => number;
}

/** A process that is gone answers nobody. */
const never = <T>(): Promise<T> => new Promise(() => {});

export class MortalProcess {
  readonly died: Promise<"died">;
  work: Work | null = null;
  #slipway: Slipway | null = null;
  #die: () => void = () => {};
  #isDead = false;
  #callsLeft = Infinity;
  #losesAnswer = false;
  readonly #sloth: () => number;
  readonly #underWay = new Set<Promise<unknown>>();

  private constructor(sloth: () => number) {
    this.#sloth = sloth;
    this.died = new Promise((resolve) => {
      this.#die = () => resolve("died");
    });
  }

  static async begin({ parts, appId, privateKey, baseUrl, errors, sloth }: Surroundings): Promise<MortalProcess> {
    const process = new MortalProcess(sloth);
    const log = pino({ level: "error" }, { write: (line: string) => void errors.push(line) });
    const request = {
      fetch: (...asked: Parameters<typeof fetch>) => process.#outside(() => fetch(...asked)),
    };
    const app = await new Probot({ appId, privateKey, secret: "unused", baseUrl, log, request }).ready();
    const queue: Parts["queue"] = {
      send: (job, options) => process.#outside(() => parts.queue.send(job, options)),
      start: (work) => void (process.work = work),
      idle: () => parts.queue.idle(),
      stop: () => {},
    };
    process.#slipway = await start(app, { ...parts, store: process.#wrap(parts.store), queue });
    return process;
  }

  get slipway(): Slipway {
    if (!this.#slipway) throw new Error("It has not begun.");
    return this.#slipway;
  }

  /** It waits for an answer from outside: also in a round of its own, of which the queue knows nothing. */
  get isBusy(): boolean {
    return this.#underWay.size > 0;
  }

  /** After so many more calls; of the last of them it does not hear the answer, or it does not come to make it. */
  dieAfter(calls: number, { losesAnswer }: { readonly losesAnswer: boolean }): void {
    [this.#callsLeft, this.#losesAnswer] = [calls, losesAnswer];
  }

  /** What it sent before it ended has arrived. */
  async gone(): Promise<void> {
    await Promise.allSettled(this.#underWay);
    await this.slipway.stop();
  }

  async #outside<T>(call: () => Promise<T>): Promise<T> {
    if (this.#isDead) return never();
    const isLast = --this.#callsLeft <= 0;
    if (isLast && !this.#losesAnswer) return this.#end();
    const answer = call();
    this.#underWay.add(answer);
    await answer.catch(() => {});
    this.#underWay.delete(answer);
    if (isLast) return this.#end();
    return this.#isDead ? never() : answer;
  }

  #end<T>(): Promise<T> {
    this.#isDead = true;
    this.#die();
    return never();
  }

  /** All functions below it are calls to the outside. */
  #wrap<T extends object>(thing: T): T {
    return new Proxy(thing, {
      get: (target, key): unknown => {
        const value: unknown = Reflect.get(target, key);
        if (typeof value === "function") {
          return (...given: unknown[]) => this.#outside(() => this.#slowly(() => Reflect.apply(value, target, given)));
        }
        return typeof value === "object" && value !== null ? this.#wrap(value) : value;
      },
    });
  }

  async #slowly<T>(call: () => Promise<T>): Promise<T> {
    for (let turns = this.#sloth(); turns > 0; turns--) await setImmediate();
    return call();
  }
}
