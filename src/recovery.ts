// Looks into GitHub's log of deliveries again and again, for what was lost, or for everything; one process does it for all.
import type { Probot } from "probot";
import type { Slipway } from "./app.ts";
import type { Alarms } from "./domain/clock.ts";
import { Fault } from "./domain/fault.ts";
import { listeners } from "./events/registry.ts";
import { every } from "./every.ts";
import type { Log, Metrics, Store } from "./flows/ports.ts";
import { Recovery } from "./flows/recover.ts";
import { deliveryLog } from "./github/deliveries.ts";
import type { Settings } from "./settings.ts";

/** Milliseconds between two looks. */
const distances: Readonly<Record<Settings["intake"], number>> = { webhook: 5 * 60_000, poll: 5_000 };

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

/** Looks never overlap; one that fails is told once, and the next one comes at its time, or when GitHub's limit is over. */
export function keepLooking({ clock, log, distance, lease, look }: Looks): () => Promise<void> {
  let [over, told, notBefore] = [false, "", 0];
  const failed = (error: unknown): void => {
    const mendsItself = error instanceof Fault && error.fault === "transient";
    if (mendsItself) notBefore = clock.now().getTime() + (error.retryAfter ?? 0);
    if (over || told === String(error)) return;
    told = String(error);
    log[mendsItself ? "warn" : "error"]({ err: error }, "cannot read GitHub's log of deliveries");
  };
  const lookOnce = async (): Promise<void> => {
    if (over || clock.now().getTime() < notBefore || !(await lease.hold())) return;
    await look();
    if (told) log.info({}, "reads GitHub's log of deliveries again");
    told = "";
  };
  let running = lookOnce().catch(failed);
  const endRounds = every({ clock, distance, failed }, () => (running = running.then(lookOnce).catch(failed)));
  return async () => {
    over = true;
    endRounds();
    await running;
    await lease.release();
  };
}
