// Webhook deliveries: sent in the background as events happen, and held, reordered, dropped or doubled where a test says so.
import { randomUUID } from "node:crypto";
import type { State } from "../state/model.ts";
import { attempt, failed } from "./attempt.ts";
import type { Parcel } from "./parcel.ts";

export type ParcelPredicate = (parcel: Parcel) => boolean;
export type ReleaseOrder = "reverse" | ((parcels: readonly Parcel[]) => readonly Parcel[]);

export interface Deliveries {
  /** From now on nothing is sent. */
  hold(): void;
  /** Sends what was held, one after the other, and holds no longer. What an order leaves out is never sent. */
  release(options?: { readonly order?: ReleaseOrder }): Promise<void>;
  readonly held: readonly Parcel[];
  /** The next that matches fails, as if the App could not be reached; `logged: false`: it is lost without a trace. */
  dropNext(predicate: ParcelPredicate, options?: { readonly logged?: boolean }): void;
  /** The next that matches is sent twice: with the same guid, or as two deliveries. */
  doubleNext(predicate: ParcelPredicate, options?: { readonly newGuid?: boolean }): void;
  /** Real milliseconds between what happened and its delivery. */
  delay(milliseconds: number): void;
  /** Resolves when nothing is on its way; what is held does not count. */
  idle(): Promise<void>;
  /** How many are on their way. */
  open(): number;
  send(parcel: Parcel): void;
  /** Cuts off what is on its way. */
  close(): void;
}

interface Rules {
  take(parcel: Parcel): Rule | null;
  add(rule: Rule): void;
}

interface Rule {
  readonly predicate: ParcelPredicate;
  readonly outcome: "lose" | "fail" | "double" | "again";
}

function createRules(): Rules {
  const rules: Rule[] = [];
  return {
    add: (rule) => {
      rules.push(rule);
    },
    take: (parcel) => {
      const index = rules.findIndex(({ predicate }) => predicate(parcel));
      return index < 0 ? null : (rules.splice(index, 1)[0] ?? null);
    },
  };
}

const inOrder = (parcels: readonly Parcel[], order: ReleaseOrder | undefined): readonly Parcel[] => {
  if (order === undefined) return parcels;
  return order === "reverse" ? parcels.toReversed() : order(parcels);
};

export function createDeliveries(state: State): Deliveries {
  const rules = createRules();
  const sender = createSender(state);
  let held: Parcel[] | null = null;
  const pass = (parcel: Parcel): void => {
    if (held) held.push(parcel);
    else void sender.launch(parcel);
  };
  return {
    hold: () => {
      held ??= [];
    },
    release: async ({ order } = {}) => {
      const parcels = inOrder(held ?? [], order);
      held = null;
      for (const parcel of parcels) await sender.launch(parcel);
    },
    get held() {
      return held ?? [];
    },
    dropNext: (predicate, { logged = true } = {}) => rules.add({ predicate, outcome: logged ? "fail" : "lose" }),
    doubleNext: (predicate, { newGuid = false } = {}) =>
      rules.add({ predicate, outcome: newGuid ? "again" : "double" }),
    send: (parcel) => applyRule(state, { parcel, rule: rules.take(parcel) }, pass),
    delay: sender.delay,
    idle: sender.idle,
    open: sender.open,
    close: sender.close,
  };
}

function applyRule(
  state: State,
  { parcel, rule }: { parcel: Parcel; rule: Rule | null },
  pass: (parcel: Parcel) => void,
): void {
  const outcome = rule?.outcome;
  if (outcome === "lose") return;
  if (outcome === "fail") {
    parcel.app.deliveries.push(failed(state, parcel));
    return;
  }
  pass(parcel);
  if (outcome === "double") pass(parcel);
  if (outcome === "again") pass({ ...parcel, guid: randomUUID() });
}

interface Sender extends Pick<Deliveries, "delay" | "idle" | "open" | "close"> {
  launch(parcel: Parcel): Promise<void>;
}

/** Nothing is ever retried, and the log has an attempt once it is over. */
function createSender(state: State): Sender {
  const running = new Set<Promise<void>>();
  const end = new AbortController();
  let milliseconds = 0;
  const deliver = async (parcel: Parcel): Promise<void> => {
    if (milliseconds > 0) await new Promise((resolve) => setTimeout(resolve, milliseconds));
    const delivery = await attempt(state, parcel, end.signal);
    parcel.app.deliveries.push(delivery);
  };
  return {
    launch: (parcel) => {
      const one: Promise<void> = deliver(parcel).finally(() => running.delete(one));
      running.add(one);
      return one;
    },
    idle: async () => {
      while (running.size > 0) await Promise.all(running);
    },
    delay: (wanted) => {
      milliseconds = wanted;
    },
    open: () => running.size,
    close: () => end.abort(),
  };
}
