// The flows of runs on a store in memory, with an executor and a GitHub that do what a test says.
import type { DeploymentStatus } from "../../../src/domain/deployment.ts";
import type { Report } from "../../../src/domain/report.ts";
import type { Run } from "../../../src/domain/run.ts";
import type { Job } from "../../../src/flows/jobs.ts";
import { noMetrics } from "../../../src/flows/no-metrics.ts";
import { perform } from "../../../src/flows/perform.ts";
import type { CardWrites, Executor, GitHub, Ports, RememberRun } from "../../../src/flows/ports.ts";
import { record } from "../../../src/flows/runs/record-report.ts";
import { sealing } from "../../../src/sealing/sealing.ts";
import { memoryStore } from "../../../src/store/memory-store.ts";
import { aDeploymentStatus } from "../../builders/deployment.ts";
import { anEnvironment } from "../../builders/environment.ts";
import { today } from "../../builders/time.ts";
import { aRun } from "../../executors/run.ts";

export const id = "11/4301";

/** Nobody's request: its card is another story. */
export const aLoneRun = (told: Partial<Run> = {}): Run =>
  aRun({ request: null, environment: anEnvironment({ executor: { kind: "operator", name: "web1" } }), ...told });

type Fake = { -readonly [Name in keyof Executor]-?: Executor[Name] };

export class RunBench {
  time = Date.parse(today("12:00:10"));
  readonly clock = { now: () => new Date(this.time) };
  readonly store = memoryStore(this.clock);
  /** Jobs that wait. */
  readonly sent: { readonly job: Job; readonly at: string | undefined }[] = [];
  /** What GitHub has of deployment 4301, and of others by their node ids. */
  readonly statuses: DeploymentStatus[] = [];
  readonly retired: string[] = [];
  readonly started: string[] = [];
  readonly counted: string[] = [];
  /** Called with each write before GitHub takes it, and after. */
  beforeWrite: () => void = () => {};
  afterWrite: () => void = () => {};
  readonly executor: Fake = {
    start: async (run: Run, _order: unknown, remember: RememberRun) => {
      await remember({});
      this.started.push(run.id);
      return { handle: {}, report: { state: "queued" } };
    },
    observe: async () => null,
    cancel: async () => true,
  };

  readonly #write = async (_: unknown, { statuses = [] }: CardWrites, remember?: () => Promise<void>) => {
    await remember?.();
    this.beforeWrite();
    for (const { deployment, state, description } of statuses) {
      if (deployment !== "DE_4301") this.retired.push(deployment);
      else this.statuses.push(this.#status(state, description));
    }
    this.afterWrite();
    return null;
  };

  #status(state: Report["state"], description: string): DeploymentStatus {
    const createdAt = new Date(this.time).toISOString();
    return aDeploymentStatus({ id: this.statuses.length + 1, state, description, createdAt });
  }

  readonly github: Partial<GitHub> = {
    writeCards: this.#write,
    readOwnStatuses: async () => this.statuses,
  };

  /** Another process has one more of them. */
  readonly ports: Ports = {
    github: this.github as GitHub,
    store: this.store,
    queue: { send: async (job, { at }) => void this.sent.push({ job, at }) },
    inbox: { take: async () => {} },
    executors: {
      secretsOf: () => ({ values: ["hunter2-of-acme"], patterns: [] }),
      find: () => ({ executor: this.executor, timeout: null }),
    },
    sealing: sealing([]),
    links: { deployment: () => "", report: () => ({ url: "", token: "" }), log: () => null },
    clock: this.clock,
    log: { info: () => {}, warn: () => {}, error: () => {} },
    metrics: { ...noMetrics, deployment: (state) => void this.counted.push(state) },
  };

  static async with(run: Run): Promise<RunBench> {
    const bench = new RunBench();
    await bench.store.runs.add(run);
    return bench;
  }

  pass(seconds: number): void {
    this.time += seconds * 1000;
  }

  do(kind: "start_run" | "write_run" | "observe_run"): Promise<void> {
    return perform(this.ports, { kind, run: id });
  }

  cancel(): Promise<void> {
    return perform(this.ports, { kind: "cancel_run", run: id, by: "ada" });
  }

  async say(...reports: readonly Report[]): Promise<void> {
    for (const report of reports) await record(this.ports, id, { report });
  }

  async run(): Promise<Run> {
    return (await this.store.runs.get(id)) as Run;
  }

  told(): string[] {
    return this.statuses.map(({ state, description }) => [state, description].filter(Boolean).join(": "));
  }

  async log(): Promise<string> {
    return (await this.store.logs.read(id, 0)).parts.map(({ text }) => text).join("");
  }
}
