// Takes in what GitHub could not deliver, from its log of deliveries: everything since the last look, oldest first.
import type { Clock } from "../domain/clock.ts";
import { Fault } from "../domain/fault.ts";
import type { DeliveryLog, LoggedDelivery } from "./delivery-log.ts";
import type { Log, Store } from "./ports.ts";
import { type LogPart, newestOf, readLogSince, timeOf } from "./read-log.ts";

export interface RecoveryOptions {
  readonly deliveries: DeliveryLog;
  readonly store: Pick<Store, "watermark">;
  readonly clock: Clock;
  readonly log: Log;
  /** Those that mean something: "pull_request" with every action, "issue_comment.created" with this one. */
  readonly events: readonly string[];
  /** `lost`: what nobody answered 2xx. `all`: everything, whoever answered. */
  readonly which: "lost" | "all";
  /** The road of every delivery: a second time for the same one changes nothing. */
  readonly take: (delivery: TakenDelivery) => Promise<void>;
  /** Aborted: no delivery is begun any more. */
  readonly signal?: AbortSignal;
}

export interface TakenDelivery {
  readonly id: string;
  readonly name: string;
  readonly payload: object;
}

/** Milliseconds before the newest entry, or the first start, that are read too: an attempt that takes its time appears late. */
const overlap = 60_000;
/** Milliseconds after which a payload that GitHub fails to show holds up the others no longer: commands wait no longer, either. */
const patience = 3_600_000;

/** The watermark moves page by page, and only past what was taken in: after a look that failed the next one goes on there. */
export class Recovery {
  readonly #options: RecoveryOptions;
  /** Guids that are done with, and their time in milliseconds: the overlap shows them again. */
  readonly #done = new Map<string, number>();
  #failing: { readonly id: string; readonly since: number } | null = null;

  constructor(options: RecoveryOptions) {
    this.#options = options;
  }

  /** One at a time. Throws a `Fault` where GitHub or the database does not answer. */
  async look(): Promise<void> {
    const { store, deliveries, signal } = this.#options;
    const watermark = await store.watermark.get();
    const since = watermark === null ? await this.#begin() : Date.parse(watermark);
    for await (const part of readLogSince(deliveries, since)) {
      await this.#takeAll(part);
      if (signal?.aborted) return;
      await this.#settle(part, since);
    }
  }

  /**
   * What was lost before the first start is not caught up with: it was not said to this Slipway. Where that is is known
   * before GitHub is asked, which may not answer now; a clock of ours that is ahead of GitHub's is corrected by its log.
   */
  async #begin(): Promise<number> {
    const { store, deliveries, clock, log } = this.#options;
    const start = clock.now().getTime() - overlap;
    await store.watermark.set(new Date(start).toISOString());
    const { entries } = await deliveries.read(null);
    const since = Math.min(start, newestOf(entries));
    const watermark = new Date(since).toISOString();
    if (since < start) await store.watermark.set(watermark);
    log.info({ watermark }, "reads GitHub's log of deliveries from here on");
    return since;
  }

  async #takeAll({ entries, answered }: LogPart): Promise<void> {
    const { which, log, signal } = this.#options;
    let taken = 0;
    for (const entry of entries) {
      if (signal?.aborted) return;
      const isLost = which === "all" || !answered.has(entry.guid);
      if (!isLost || !this.#isWanted(entry) || this.#done.has(entry.guid)) continue;
      if (await this.#take(entry)) taken += 1;
      this.#done.set(entry.guid, timeOf(entry));
    }
    if (taken > 0 && which === "lost") log.warn({ deliveries: taken }, "took in what GitHub could not deliver");
  }

  #isWanted({ event, action }: LoggedDelivery): boolean {
    return [event, `${event}.${action}`].some((name) => this.#options.events.includes(name));
  }

  /** False where it cannot be taken in, now or later. Throws what is worth another look. */
  async #take({ id, guid, event }: LoggedDelivery): Promise<boolean> {
    const { log, take } = this.#options;
    try {
      const payload = await this.#readPayload(id);
      if (payload) await take({ id: guid, name: event, payload });
      else log.warn({ delivery: guid, event }, "GitHub's log has no payload of this delivery");
      return payload !== null;
    } catch (error) {
      if (isWorthAnotherLook(error)) throw error;
      log.error({ err: error, delivery: guid, event }, "a delivery of GitHub's log was not taken");
      return false;
    }
  }

  async #readPayload(id: string): Promise<object | null> {
    const { deliveries, clock } = this.#options;
    try {
      return await deliveries.readPayload(id);
    } catch (error) {
      const now = clock.now().getTime();
      if (this.#failing?.id !== id) this.#failing = { id, since: now };
      if (now - this.#failing.since < patience) throw error;
      throw new Error("GitHub does not show the payload of this delivery", { cause: error });
    }
  }

  async #settle({ entries }: LogPart, since: number): Promise<void> {
    const settled = newestOf(entries) - overlap;
    for (const [guid, time] of this.#done) if (time <= settled) this.#done.delete(guid);
    if (settled > since) await this.#options.store.watermark.set(new Date(settled).toISOString());
  }
}

/** Anything else is this delivery's own trouble: it must not hold up those behind it. */
const isWorthAnotherLook = (error: unknown): boolean =>
  error instanceof Fault && (error.fault === "transient" || error.fault === "setup");
