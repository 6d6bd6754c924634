// A log of deliveries as GitHub keeps it, in the test's hands: newest first, page by page.
import { Fault } from "../../src/domain/fault.ts";
import type { DeliveryLog, LoggedDelivery } from "../../src/flows/delivery-log.ts";
import { today } from "../builders/time.ts";

/** An attempt that failed, of a comment, unless the test says otherwise; `at` is a time of the day. */
export function anAttempt(guid: string, at: string, more: Partial<LoggedDelivery> = {}): LoggedDelivery {
  const [event, action] = ["issue_comment", "created"];
  return {
    id: `${guid} at ${at}`,
    guid,
    event,
    action,
    deliveredAt: today(at),
    redelivery: false,
    answered: false,
    ...more,
  };
}

export class FakeLog implements DeliveryLog {
  readonly #perPage: number;
  #entries: readonly LoggedDelivery[] = [];
  /** Every request in its order: "page" and the cursor's id, or the id of a payload. */
  readonly asked: string[] = [];
  /** Called before a request is answered: throws where GitHub is to fail. */
  onAsk: (request: string) => void = () => {};
  /** Ids of entries without a payload. */
  readonly gone = new Set<string>();

  constructor(perPage = 100) {
    this.#perPage = perPage;
  }

  add(...entries: readonly LoggedDelivery[]): void {
    this.#entries = [...this.#entries, ...entries].sort((a, b) => b.deliveredAt.localeCompare(a.deliveredAt));
  }

  async read(cursor: string | null): ReturnType<DeliveryLog["read"]> {
    this.#ask(`page ${cursor ?? "one"}`);
    const from = cursor === null ? 0 : this.#entries.findIndex(({ id }) => id === cursor) + 1;
    const entries = this.#entries.slice(from, from + this.#perPage);
    const isLast = from + this.#perPage >= this.#entries.length;
    return { entries, next: isLast ? null : (entries.at(-1)?.id ?? null) };
  }

  async readPayload(id: string): Promise<object | null> {
    this.#ask(id);
    return this.gone.has(id) ? null : { of: id };
  }

  #ask(request: string): void {
    this.asked.push(request);
    this.onAsk(request);
  }
}

export const down = new Fault("transient", "GitHub did not answer");
