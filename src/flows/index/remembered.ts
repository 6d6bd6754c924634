// What a process remembers of its looks at GitHub, beside the store that it works with.
import type { Duration } from "../../domain/duration.ts";
import type { Figures, Measured } from "../../domain/dora.ts";
import type { Repository } from "../../domain/repository.ts";
import type { Unread } from "../../domain/snapshot.ts";
import type { Ports, Store } from "../ports.ts";
import type { Freshness } from "./freshen.ts";
import { KeptWhile } from "../kept-while.ts";

/** What was found out lately. */
class Noted extends KeptWhile<true> {
  note(key: string): void {
    void this.ask(key, async () => true);
  }
}

export const environmentKey = ({ id }: Pick<Repository, "id">, environment: string): string =>
  `${id}/${environment.toLowerCase()}`;

interface Remembered {
  readonly looks: KeptWhile<Freshness>;
  readonly measured: KeptWhile<Measured | Unread>;
  readonly figures: KeptWhile<Figures>;
  /** Environments to which GitHub knows no deployment. */
  readonly unused: Noted;
  /** Deployments that GitHub was asked for again. */
  readonly rechecks: Noted;
}

/** Milliseconds. */
const second = 1000;
export const lifeOfLook: Duration = 15 * second;
const lifeOfMeasured: Duration = 60 * second;
const lifeOfNote: Duration = 300 * second;

/** Of a busy environment each is some megabytes. */
const mostMeasured = 30;

const perStore = new WeakMap<Store, Remembered>();

export function remembered({ store, clock }: Pick<Ports, "store" | "clock">): Remembered {
  const known = perStore.get(store) ?? {
    looks: new KeptWhile(clock, lifeOfLook, 1_000),
    measured: new KeptWhile(clock, lifeOfMeasured, mostMeasured),
    figures: new KeptWhile(clock, lifeOfNote, 1_000),
    unused: new Noted(clock, lifeOfNote, 1_000),
    rechecks: new Noted(clock, lifeOfNote, 20_000),
  };
  perStore.set(store, known);
  return known;
}
