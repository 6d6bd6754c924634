// Where work goes until it is done, and at which pace GitHub is written to.
import type { Job } from "../jobs.ts";
import type { HeadSighting } from "./store.ts";

export interface Queue {
  send(job: Job, options: SendOptions): Promise<void>;
}

/** Where deliveries go before GitHub is answered. */
export interface Inbox {
  /**
   * When it resolves, the head is remembered and the jobs are queued, where a restart finds them. The same delivery a
   * second time changes nothing. Throws a transient `Fault` where nothing could be kept.
   */
  take(delivery: Delivery): Promise<void>;
}

/** A delivery without what Slipway does not need of it. */
export interface Delivery {
  /** GitHub's X-GitHub-Delivery, which a redelivery keeps; "" where there is none, and no delivery is another's second. */
  readonly id: string;
  readonly head: HeadSighting | null;
  readonly jobs: readonly Sent[];
}

export interface Sent {
  readonly job: Job;
  readonly options: SendOptions;
}

export interface SendOptions {
  /** Jobs of one key run one after another. */
  readonly key: string;
  /** Not before: ISO 8601. */
  readonly at?: string;
  /** While a job of this id has not started, another is the same job; the earlier time counts. */
  readonly id?: string;
}

/** Writes of an installation may burst this often, then keep this distance in milliseconds, over all processes. */
export const paceBurst = 4;

export const paceInterval = 1000;

export interface Pace {
  /** Takes the next place, and answers in how many milliseconds from now it is. */
  take(installation: number): Promise<number>;
}
