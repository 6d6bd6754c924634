// Webhook: a service of the operator's carries the order out, gets it as a signed POST, and reports by itself.
import type { Clock } from "../../domain/clock.ts";
import type { Order } from "../../domain/order.ts";
import type { Report } from "../../domain/report.ts";
import type { Run } from "../../domain/run.ts";
import type { Executor, RememberRun, Started } from "../../flows/ports.ts";
import { deliver, type Receiver } from "./deliver.ts";
import { isSafeForSecrets } from "../../domain/safe-for-secrets.ts";
import { refusal } from "./refusal.ts";

export interface WebhookExecutor extends Executor {
  /** Its orders may come twice; they have the same delivery id then, by which the receiver knows them. */
  start(run: Run, order: Order, remember: RememberRun): Promise<Started>;
  cancel(run: Run): Promise<boolean>;
}

export function webhookExecutor(receiver: Receiver, { clock }: { readonly clock: Clock }): WebhookExecutor {
  return {
    async start(_run, order, remember) {
      await remember({});
      return { handle: {}, report: await hand(receiver, order, clock) };
    },
    // Whoever got the order tells what becomes of it, unasked.
    observe: async () => null,
    async cancel({ order }) {
      const delivery = { event: "cancel", id: `cancel-${order.id}`, body: JSON.stringify(order) } as const;
      const { status } = await deliver(receiver, delivery, clock.now());
      return isTaken(status);
    },
  };
}

async function hand(receiver: Receiver, order: Order, clock: Clock): Promise<Report> {
  if (Object.keys(order.sealed).length > 0 && !isSafeForSecrets(receiver.url)) {
    return { state: "error", description: "Not started: sealed values are handed over by https only" };
  }
  const answer = await deliver(receiver, { event: "order", id: order.id, body: JSON.stringify(order) }, clock.now());
  if (isTaken(answer.status)) return { state: "queued" };
  const secrets = [receiver.secret, order.report.token, ...Object.values(order.sealed)];
  return { state: "error", description: refusal(answer, secrets) };
}

const isTaken = (status: number): boolean => status >= 200 && status < 300;
