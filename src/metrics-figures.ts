// The delivery figures of environments at /metrics: of the last thirty days, computed when somebody looks.
import { setTimeout as pass } from "node:timers/promises";
import { Gauge, type Registry } from "prom-client";
import type { Clock } from "./domain/clock.ts";
import type { Duration } from "./domain/duration.ts";
import type { EnvironmentFigures } from "./flows/index/figures.ts";
import { KeptWhile } from "./flows/kept-while.ts";

/** Of so many environments at most. */
export type ReadFigures = (most: number) => Promise<readonly EnvironmentFigures[]>;

export interface FiguresSource {
  readonly read: ReadFigures;
  readonly clock: Clock;
}

const labelNames = ["repository", "environment"] as const;

/** Four series of each. */
const mostEnvironments = 125;

const second: Duration = 1000;
/** Whoever scrapes with two servers has it computed once. */
const lifetime: Duration = 5 * second;

/** Milliseconds for the figures, within the ten seconds that Prometheus gives a scrape. */
const patience = 2000;

/** What it returns has them shown as they are, or were: what is slow or fails is there with a later scrape. */
export function figureGauges(registry: Registry, { read, clock }: FiguresSource): () => Promise<void> {
  const gauges = createGauges(registry);
  const kept = new KeptWhile<readonly EnvironmentFigures[]>(clock, lifetime, 1);
  const readOnce = oneAtATime(() => kept.ask("all", () => read(mostEnvironments)));
  return async () => {
    const reading = readOnce();
    const figures = await Promise.race([reading, pass(patience, null, { ref: false })]).catch(() => null);
    if (figures) show(gauges, figures);
  };
}

/** Scrapes come at their pace, also while the database does not keep up with it. */
function oneAtATime<Value>(act: () => Promise<Value>): () => Promise<Value> {
  let underway: Promise<Value> | null = null;
  return () => {
    underway ??= act().finally(() => {
      underway = null;
    });
    return underway;
  };
}

function createGauges(registry: Registry) {
  const gauge = (name: string, help: string) =>
    new Gauge({ name: `slipway_${name}`, help, labelNames, registers: [registry] });
  return {
    frequency: gauge("deployment_frequency_per_day", "Successful deployments a day, over 30 days."),
    lead: gauge("lead_time_seconds", "From the first push to the success, the median of 30 days."),
    failures: gauge("change_failure_rate", "Share of the deployments of 30 days that failed or were rolled back."),
    restore: gauge("time_to_restore_seconds", "From a failure to the next success, the median of 30 days."),
  };
}

type Gauges = ReturnType<typeof createGauges>;

function show(gauges: Gauges, all: readonly EnvironmentFigures[]): void {
  for (const gauge of Object.values(gauges)) gauge.reset();
  for (const { repository, environment, figures } of all) {
    const labels = { repository, environment };
    const { frequency, lead, changes, restore } = figures;
    gauges.frequency.set(labels, frequency.perDay);
    if (lead.median !== null) gauges.lead.set(labels, lead.median / second);
    if (changes.rate !== null) gauges.failures.set(labels, changes.rate);
    if (restore.median !== null) gauges.restore.set(labels, restore.median / second);
  }
}
