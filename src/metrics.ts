// What operators watch at /metrics: Prometheus's numbers, in a registry of their own.
import { setTimeout as pass } from "node:timers/promises";
import { collectDefaultMetrics, Counter, Gauge, Registry } from "prom-client";
import { states } from "./domain/deployment.ts";
import { listeners } from "./events/registry.ts";
import type { DeliveryOutcome, Metrics } from "./flows/ports.ts";
import { figureGauges, type FiguresSource } from "./metrics-figures.ts";

export interface Prometheus extends Metrics {
  readonly registry: Registry;
  /** What it says of the queue is read now; where the database does not answer soon, that is left out. */
  read(): Promise<{ readonly text: string; readonly contentType: string }>;
}

/** What the queue says of itself. */
interface Depth {
  readonly ready: number;
  readonly running: number;
  readonly later: number;
  readonly dead: number;
  readonly oldestSeconds: number;
}

interface Measured {
  depth(): Promise<Depth>;
}

/** Without `figures` nobody knows how environments are delivered to. */
export function prometheus(queue: Measured, figures: FiguresSource = noFigures): Prometheus {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const meters = createMeters(registry);
  const showFigures = figureGauges(registry, figures);
  return {
    registry,
    ...counting(meters),
    read: async () => {
      const [depth] = await Promise.all([depthOf(queue), showFigures()]);
      show(meters, depth);
      return { text: await registry.metrics(), contentType: registry.contentType };
    },
  };
}

const noFigures: FiguresSource = { read: async () => [], clock: { now: () => new Date() } };

type Meters = ReturnType<typeof createMeters>;

function createMeters(registry: Registry) {
  const registers = [registry];
  const counter = <Label extends string>(name: string, help: string, ...labelNames: Label[]) =>
    new Counter({ name: `slipway_${name}`, help, labelNames, registers });
  const gauge = <Label extends string>(name: string, help: string, ...labelNames: Label[]) =>
    new Gauge({ name: `slipway_${name}`, help, labelNames, registers });
  const meters = {
    deliveries: counter("deliveries_total", "Deliveries, by event and outcome.", "event", "outcome"),
    jobs: gauge("queue_jobs", "Jobs in the queue of all processes, by state.", "state"),
    oldest: gauge("queue_oldest_job_seconds", "How long the oldest job that is due has been waiting."),
    decisions: counter("decisions_total", "Decisions, by verdict and each of their reasons.", "verdict", "reason"),
    deployments: counter("deployments_total", "Deployments that Slipway made, by each state they reached.", "state"),
    requests: counter(
      "github_requests_total",
      "Requests to GitHub's API.",
      "installation",
      "method",
      "route",
      "status",
    ),
    left: gauge("github_rate_limit_remaining", "Requests left, by GitHub's newest answer.", "installation", "resource"),
  };
  showZeros(meters);
  return meters;
}

/** Whoever calls may call an event anything: only names that are listened to become labels. */
const events: readonly string[] = [...new Set(Object.keys(listeners).map((name) => name.replace(/\..*/, "")))];
const outcomes: readonly DeliveryOutcome[] = ["taken", "ignored", "unsigned", "not_kept"];

/** What never happened is 0 and not absent: only then Prometheus sees the first time as an increase. */
function showZeros({ deliveries, deployments }: Pick<Meters, "deliveries" | "deployments">): void {
  for (const event of [...events, "other"]) for (const outcome of outcomes) deliveries.inc({ event, outcome }, 0);
  for (const state of ["created", ...states]) deployments.inc({ state }, 0);
}

const counting = ({ deliveries, decisions, deployments, requests, left }: Meters): Metrics => ({
  delivery: (event, outcome) => deliveries.inc({ event: events.includes(event) ? event : "other", outcome }),
  decision: (verdict, reasons) => {
    for (const reason of reasons.length > 0 ? reasons : ["none"]) decisions.inc({ verdict, reason });
  },
  deployment: (state) => deployments.inc({ state }),
  request: ({ installation: id, method, route, status, limit }) => {
    const installation = id === null ? "app" : String(id);
    requests.inc({ installation, method, route, status: classOf(status) });
    if (limit) left.set({ installation, resource: limit.resource }, limit.remaining);
  },
});

const classOf = (status: number | null): string => (status === null ? "none" : `${Math.floor(status / 100)}xx`);

/** Milliseconds; Prometheus itself gives a scrape ten seconds. */
const patience = 2000;

const depthOf = (queue: Measured): Promise<Depth | null> =>
  Promise.race([queue.depth(), pass(patience, null, { ref: false })]).catch(() => null);

function show({ jobs, oldest }: Meters, depth: Depth | null): void {
  jobs.reset();
  oldest.remove();
  if (!depth) return;
  for (const state of ["ready", "running", "later", "dead"] as const) jobs.set({ state }, depth[state]);
  oldest.set(depth.oldestSeconds);
}
