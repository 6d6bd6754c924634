// GitHub's log of what it delivered to the App, as the flows ask for it: each attempt, for some days, with its payload.

/** https://docs.github.com/en/rest/apps/webhooks#list-deliveries-for-an-app-webhook. Throws `Fault`. */
export interface DeliveryLog {
  /** Newest first; `cursor` is the `next` of the page before, null the first page. */
  read(cursor: string | null): Promise<LogPage>;
  /** Null where GitHub has it no longer. */
  readPayload(id: string): Promise<object | null>;
}

export interface LogPage {
  readonly entries: readonly LoggedDelivery[];
  readonly next: string | null;
}

/** One attempt at one delivery. */
export interface LoggedDelivery {
  /** Text: GitHub's are too large for a number: https://github.com/octokit/request.js/issues/797 */
  readonly id: string;
  /** X-GitHub-Delivery: the same for every attempt. */
  readonly guid: string;
  readonly event: string;
  readonly action: string | null;
  /** By GitHub's clock, ISO 8601. Attempts that take their time appear late, among others that were begun after them. */
  readonly deliveredAt: string;
  /** Somebody asked for another attempt. */
  readonly redelivery: boolean;
  /** It was answered 2xx. */
  readonly answered: boolean;
}
