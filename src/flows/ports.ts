// All that the flows ask of the outside, on one page; what each of them answers stands in a file of its own.
import type { Clock } from "../domain/clock.ts";
import type { Sealing } from "../domain/sealed.ts";
import type { Executors, Links } from "./ports/executors.ts";
import type { GitHub } from "./ports/github.ts";
import type { Inbox, Queue } from "./ports/queue.ts";
import type { Store } from "./ports/store.ts";
import type { Log, Metrics } from "./ports/telling.ts";

export type * from "./ports/executors.ts";
export type * from "./ports/github.ts";
export type * from "./ports/history-index.ts";
export * from "./ports/queue.ts";
export type * from "./ports/store.ts";
export type * from "./ports/telling.ts";

export interface Ports {
  readonly github: GitHub;
  readonly store: Store;
  readonly queue: Queue;
  readonly inbox: Inbox;
  readonly executors: Executors;
  readonly sealing: Sealing;
  readonly links: Links;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
}
