// Looks into GitHub's log of deliveries again and again, for what was lost, or for everything; one process does it for all.
import type { Probot } from "probot";
import type { Slipway } from "./app.ts";
import type { Alarms } from "./domain/clock.ts";
import { Fault } from "./domain/fault.ts";
import { listeners } from "./events/registry.ts";
import type { Log, Metrics, Store } from "./flows/ports.ts";
import { Recovery } from "./flows/recover.ts";
import { deliveryLog } from "./github/deliveries.ts";
import type { Settings } from "./settings.ts";

/** Milliseconds between two looks. */
const distances: Readonly<Record<Settings["intake"], number>> = { webhook: 5 * 60_000, poll: 5_000 };
/** Milliseconds from a look that failed to the next; twice as many after each further one. */
const soon = 5_000;

export interface RecoveryParts {
  readonly app: Pick<Probot, "auth">;
  readonly slipway: Pick<Slipway, "take">;
  readonly intake: Settings["intake"];
  readonly clock: Alarms;
  readonly store: Pick<Store, "watermark">;
  readonly log: Log;
  readonly metrics?: Metrics;
  readonly signal?: AbortSignal;
}

/** For looks one by one. */
export function recovery({ app, slipway, intake, ...rest }: RecoveryParts): Recovery {
  return new Recovery({
    ...rest,
    deliveries: deliveryLog({ ...rest, app: () => app.auth() }),
    events: Object.keys(listeners),
    which: intake === "poll" ? "all" : "lost",
    take: (delivery) => slipway.take(delivery),
  });
}

/** The first look is at once. What it returns ends the looks, and resolves when the one under way is over. */
export function startRecovery(parts: Omit<RecoveryParts, "signal">, lease: Lease): () => Promise<void> {
  const end = new AbortController();
  const looks = recovery({ ...parts, signal: end.signal });
  const endLooks = keepLooking({ ...parts, distance: distances[parts.intake], lease, look: () => looks.look() });
  return () => {
    end.abort();
    return endLooks();
  };
}

/** Of several processes on one database one looks. */
export interface Lease {
  hold(): Promise<boolean>;
  release(): Promise<void>;
}

export interface Looks {
  readonly clock: Alarms;
  readonly log: Log;
  readonly distance: number;
  readonly lease: Lease;
  readonly look: () => Promise<void>;
}

/** Looks never overlap; one that fails is told once, and comes again soon where that helps, as long as GitHub lets us ask. */
export function keepLooking({ clock, log, distance, lease, look }: Looks): () => Promise<void> {
  let [over, told, failures] = [false, "", 0];
  let cancel = (): void => {};
  const failed = (error: unknown): number => {
    const mendsItself = error instanceof Fault && error.fault === "transient";
    const tell = !over && told !== String(error);
    told = String(error);
    if (tell) log[mendsItself ? "warn" : "error"]({ err: error }, "cannot read GitHub's log of deliveries");
    return mendsItself ? Math.max(Math.min(soon * 2 ** failures++, distance), error.retryAfter ?? 0) : distance;
  };
  const lookOnce = async (): Promise<number> => {
    if (!(await lease.hold())) return distance;
    await look();
    if (told) log.info({}, "reads GitHub's log of deliveries again");
    [told, failures] = ["", 0];
    return distance;
  };
  const round = async (): Promise<void> => {
    const wait = await lookOnce().catch(failed);
    if (!over) cancel = clock.ring(new Date(clock.now().getTime() + wait), () => void (running = round()));
  };
  let running = round();
  return async () => {
    over = true;
    cancel();
    await running;
    await lease.release();
  };
}
