// The Probot app; the only file that knows every room: it wires listeners, flows and adapters together.
import type { Probot } from "probot";
import { carry, type Carrying, linksOf, onlyWorkflows, sealingOf } from "./carrying.ts";
import type { Alarms } from "./domain/clock.ts";
import type { Report } from "./domain/report.ts";
import { every } from "./every.ts";
import { type Listened, listeners, toIntake } from "./events/registry.ts";
import type { ReportAnswer } from "./executors/reports/report-routes.ts";
import { giveUp } from "./flows/give-up.ts";
import { perform } from "./flows/perform.ts";
import { noMetrics } from "./flows/no-metrics.ts";
import type { Inbox, Metrics, Pace, Ports, Queue, Store } from "./flows/ports.ts";
import { reconcile, reconcileEvery } from "./flows/reconcile.ts";
import { type News, record, type Told } from "./flows/runs/record-report.ts";
import { takeIn } from "./flows/take-in.ts";
import { github } from "./github/github.ts";
import { WritePace } from "./github/write-pace.ts";
import { memoryInbox } from "./store/memory-inbox.ts";
import { MemoryQueue, type Work } from "./store/memory-queue.ts";
import { memoryStore } from "./store/memory-store.ts";
import { systemClock } from "./system-clock.ts";

/** What a running Slipway keeps, and where. */
export interface Parts {
  readonly clock: Alarms;
  readonly store: Store;
  readonly inbox: Inbox;
  readonly pace: Pace;
  readonly queue: Queue & {
    start(work: Work): Promise<void> | void;
    idle(): Promise<void>;
    stop(options?: { readonly timeout?: number }): Promise<void> | void;
  };
  /** Without one nothing is counted. */
  readonly metrics?: Metrics;
  /** Without it only workflows carry deployments out. */
  readonly carrying?: Carrying;
}

/** A running Slipway. */
export interface Slipway {
  /** What its flows work with, for whoever asks on behalf of a person. */
  readonly ports: Ports;
  /** Durable when it resolves, as far as its store is. A second time for the same delivery changes nothing. */
  take(delivery: { readonly id?: string; readonly name: string; readonly payload: object }): Promise<void>;
  /** What an executor tells of a run over HTTP. */
  report(run: string, report: Report, output: string): Promise<ReportAnswer>;
  /** Removes what is kept on this host of runs that ended before then. */
  tidy(before: Date): Promise<number>;
  /** Resolves when nothing runs and nothing is due. */
  idle(): Promise<void>;
  /** Starts nothing more; what runs ends, or is handed back. */
  stop(options?: { readonly timeout?: number }): Promise<void>;
}

/** Nothing survives the process. */
export function inMemory(clock: Alarms = systemClock): Parts {
  const store = memoryStore(clock);
  const queue = new MemoryQueue(clock);
  return { clock, store, queue, inbox: memoryInbox(store, queue), pace: new WritePace(clock) };
}

/** Listens to the App's deliveries and works on what they ask for. */
export async function start(app: Probot, parts: Parts = inMemory()): Promise<Slipway> {
  const { clock, store, queue, inbox, pace, metrics = noMetrics, carrying = onlyWorkflows } = parts;
  const log = app.log.child({ name: "slipway" });
  const gitHub = github({ clock, app: () => app.auth(), pace, metrics });
  const sealing = sealingOf(carrying);
  const told = (run: string, news: News): Promise<Told> => record(ports, run, news);
  const executors = carry(carrying, { clock, log, github: gitHub, store, sealing, record: told });
  const links = linksOf(carrying, (await app.auth()).request.endpoint.DEFAULTS.baseUrl);
  const ports: Ports = { github: gitHub, store, queue, inbox, executors, sealing, links, clock, log, metrics };
  const take: Slipway["take"] = ({ id = "", name, payload }) =>
    counted(metrics, name, async () => takeIn(ports, id, toIntake(name, payload, clock.now())));
  for (const name of Object.keys(listeners) as Listened[]) app.on(name, (event) => take(event));
  await queue.start({
    perform: (job) => perform(ports, job),
    giveUp: (job, error) => giveUp(ports, job, error),
  });
  const failed = (error: unknown): void => log.error({ err: error }, "could not look at what is unsettled");
  const endRounds = every({ clock, distance: reconcileEvery, failed }, () => reconcile(ports));
  const stop: Slipway["stop"] = async (options) => {
    endRounds();
    await queue.stop(options);
    await executors.stop();
  };
  const report: Slipway["report"] = async (run, told, output) =>
    toAnswer(await record(ports, run, { report: told, output }));
  return { ports, take, report, idle: () => queue.idle(), stop, tidy: (before) => executors.tidy(before) };
}

function toAnswer({ kind, run }: Told): ReportAnswer {
  const state = run?.heard?.state;
  return (kind === "taken" || kind === "backwards") && state ? { kind, state } : { kind: run ? "ended" : "unknown" };
}

/** Whichever way it came: over HTTP, or out of GitHub's log. */
async function counted(metrics: Metrics, event: string, take: () => Promise<boolean>): Promise<void> {
  try {
    metrics.delivery(event, (await take()) ? "taken" : "ignored");
  } catch (error) {
    metrics.delivery(event, "not_kept");
    throw error;
  }
}

/** For whoever runs a Probot of their own. */
export default async (app: Probot): Promise<void> => {
  await start(app);
};
