// GitHub at its worst: errors instead of answers, deliveries that are lost, late, doubled or out of order.
import { setTimeout as pass } from "node:timers/promises";
import type { Sandbox } from "../../src/sandbox/sandbox.ts";
import type { Parcel } from "../../src/sandbox/webhooks/parcel.ts";
import { answers, toMatch } from "./calls.ts";
import type { Gateway } from "./gateway.ts";
import type { Journal } from "./journal.ts";
import type { Deeds, LostEvent, MischiefStep } from "./step.ts";

export interface Mischief {
  readonly deeds: Deeds<MischiefStep>;
  /** GitHub is well again. */
  end(): Promise<void>;
}

export function makeMischief(sandbox: Sandbox, gateway: Gateway, journal: Journal): Mischief {
  const { deliveries, faults } = sandbox;
  let over = false;
  /** Rules of the sandbox stay until they meet something: from the end on they meet nothing. */
  const matches = (event: LostEvent, told: (parcel: Parcel) => void) => (parcel: Parcel) => {
    const matched = !over && parcel.event === event;
    if (matched) told(parcel);
    return matched;
  };
  const release = async (order: "reverse" | "same"): Promise<void> => {
    const count = deliveries.held.length;
    if (count > 0) journal.note(`${count} deliveries are released, ${order}`);
    for (let left = count; left > 0; left--) journal.count("deliveries held");
    await deliveries.release(order === "reverse" ? { order } : {});
  };
  watchFaults(sandbox, journal);
  return {
    deeds: {
      fault: ({ call, answer, when, times }) => faults.next(toMatch(call), answers[answer], { when, times }),
      latency: ({ milliseconds }) => faults.latency(milliseconds),
      fail: ({ event }) =>
        deliveries.dropNext(
          matches(event, ({ guid }) => {
            journal.count("deliveries failed");
            journal.note(`${event} ${guid.slice(0, 8)} cannot be delivered`);
          }),
        ),
      lose: ({ event }) =>
        deliveries.dropNext(
          matches(event, ({ guid }) => {
            journal.count("deliveries lost");
            journal.note(`${event} ${guid.slice(0, 8)} is lost without a trace`);
          }),
          { logged: false },
        ),
      double: ({ event, newGuid }) =>
        deliveries.doubleNext(
          matches(event, ({ guid }) => {
            journal.count("deliveries doubled");
            journal.note(`${event} ${guid.slice(0, 8)} comes twice${newGuid ? ", under two ids" : ""}`);
          }),
          { newGuid },
        ),
      hold: async ({ back, order }) => {
        deliveries.hold();
        await pass(back);
        await release(order);
      },
      unheard: () => gateway.swallowNextAnswer(),
    },
    end: async () => {
      over = true;
      faults.clear();
      await release("same");
    },
  };
}

function watchFaults({ faults }: Sandbox, journal: Journal): void {
  const take = faults.take.bind(faults);
  faults.take = (request, when) => {
    const fault = take(request, when);
    if (fault) {
      journal.count("API faults");
      journal.note(`${request.route} fails ${when} it was done: ${fault === "reset" ? fault : fault.status}`);
    }
    return fault;
  };
}
