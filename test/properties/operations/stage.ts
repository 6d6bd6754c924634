// A GitHub with two pull requests, a CI, a deployer, a clock that is turned, and two Slipways that may end at any time.
import { serve } from "@hono/node-server";
import { pino } from "pino";
import { inMemory, type Parts } from "../../../src/app.ts";
import { createSandbox } from "../../../src/sandbox/sandbox.ts";
import type { Job } from "../../../src/flows/jobs.ts";
import type { SandboxEvent } from "../../../src/sandbox/state/events.ts";
import type { Deployment, PullRequest, Repository } from "../../../src/sandbox/state/model.ts";
import type { Work } from "../../../src/store/memory-queue.ts";
import { web, webhookPath } from "../../../src/web.ts";
import { manifest } from "../../manifest.ts";
import { TurnedClock } from "../../stories/turned-clock.ts";
import { MortalProcess } from "./mortal-process.ts";

const secret = "a secret of this stage";
const site = "acme/site";

export const people = ["ada", "alan", "mia"] as const;
export type Person = (typeof people)[number];
export const environments = ["staging", "production"] as const;
export type EnvironmentName = (typeof environments)[number];

const config = "environments:\n  staging: {}\n  production: { approvals: 1 }\n";

export class Stage {
  readonly clock = new TurnedClock();
  readonly sandbox = createSandbox({ clock: this.clock });
  readonly errors: string[] = [];
  readonly pulls: PullRequest[] = [];
  readonly #parts: Parts = inMemory(this.clock);
  readonly #sloth: () => number;
  readonly #red = new Set<string>();
  readonly #undone = new Set<Job>();
  #processes: Promise<MortalProcess>[] = [];
  #turn = 0;
  #closeServer: () => void = () => {};
  #begin: () => Promise<MortalProcess> = () => Promise.reject(new Error("There is no App yet."));

  constructor(sloth: () => number) {
    this.#sloth = sloth;
  }

  async open(hear: (stage: Stage, event: SandboxEvent) => void): Promise<void> {
    const { sandbox } = this;
    await sandbox.listen();
    const roles = { ada: "write", alan: "admin", mia: "maintain" } as const;
    sandbox.repository(site, { people: roles, files: { ".github/slipway.yml": config } });
    await this.#install();
    sandbox.state.events.subscribe((event) => hear(this, event));
    sandbox.state.events.subscribe((event) => this.#carryOn(event));
    this.openPull("first", "ada");
    this.openPull("second", "mia");
    await this.turn(1);
  }

  get repository(): Repository {
    return this.sandbox.state.repositories.get(site) as Repository;
  }

  get store(): Parts["store"] {
    return this.#parts.store;
  }

  /** A job failed and comes again later: what stands behind it has not happened yet. */
  get isBehind(): boolean {
    return this.#undone.size > 0;
  }

  openPull(head: string, by: Person): PullRequest {
    const pull = this.sandbox.pullRequest(site, { head, by });
    this.pulls.push(pull);
    return pull;
  }

  push(pull: PullRequest, { by, red }: { readonly by: Person; readonly red: boolean }): void {
    const files = { [`${pull.headRef}.txt`]: `${this.repository.commits.size}\n` };
    const { oid } = this.sandbox.push(site, pull.headRef, { files, by });
    if (red) this.#red.add(oid);
  }

  /** Without the default branch that Slipway merged in. */
  codeOf(sha: string): string {
    const [first, merged] = this.repository.commits.get(sha)?.parents ?? [];
    return first !== undefined && merged !== undefined ? this.codeOf(first) : sha;
  }

  /** CI says it anew. */
  check(sha: string, conclusion: "success" | "failure"): void {
    this.sandbox.checkRun(site, { ref: sha, name: "ci/test", status: "completed", conclusion });
  }

  report(deployment: Deployment, state: "in_progress" | "success" | "failure"): void {
    this.sandbox.deploymentStatus(deployment, { state, by: "harbor" });
  }

  async crash(which: number, after: { readonly calls: number; readonly losesAnswer: boolean }): Promise<void> {
    (await this.#processes[which])?.dieAfter(after.calls, after);
  }

  /** Until nothing is on its way anywhere. */
  async settle(): Promise<void> {
    for (let quiet = 0; quiet < 2; quiet++) {
      await this.sandbox.idle();
      await this.#parts.queue.idle();
      for (const process of await Promise.all(this.#processes)) if (process.isBusy) quiet = -1;
    }
    await this.sandbox.idle();
  }

  async turn(minutes: number): Promise<void> {
    await this.settle();
    const until = new Date(this.clock.now().getTime() + minutes * 60_000);
    while (this.clock.ringNext(until)) await this.settle();
    await this.settle();
  }

  async close(): Promise<void> {
    for (const process of this.#processes) await (await process).slipway.stop();
    await this.#parts.queue.stop();
    this.#closeServer();
    await this.sandbox.close();
  }

  async #install(): Promise<void> {
    const { default_permissions: permissions, default_events: events } = manifest;
    const app = this.sandbox.app({ slug: "slipway", permissions, events, webhookSecret: secret });
    const { errors } = this;
    const at = { appId: app.id, privateKey: app.privateKey, baseUrl: `${this.sandbox.url}/api/v3` };
    this.#begin = () => MortalProcess.begin({ parts: this.#parts, ...at, errors, sloth: this.#sloth });
    for (const index of [0, 1]) this.#replace(index);
    await this.#parts.queue.start({
      perform: (job) => this.#settling(job, (work) => work.perform(job)),
      giveUp: (job, error) => this.#settling(job, (work) => work.giveUp(job, error)),
    });
    app.record.webhookUrl = await this.#listen();
    for (const environment of environments) this.#ranBefore(environment);
    app.install("acme");
  }

  /** There is something to roll back to. */
  #ranBefore(environment: EnvironmentName): void {
    const slipway = { request: "1.0", actor: "ada", pull_request: 1, comment: 1 };
    for (const text of ["one", "two"]) {
      const { oid: ref } = this.sandbox.push(site, "main", { files: { "main.txt": text + environment } });
      const made = this.sandbox.deployment(site, { ref, environment, by: "slipway[bot]", payload: { slipway } });
      this.report(made, "success");
    }
  }

  #listen(): Promise<string> {
    const log = pino({ level: "silent" });
    const slipway = {
      take: (delivery: Parameters<MortalProcess["slipway"]["take"]>[0]) =>
        this.#onOne((process) => process.slipway.take(delivery)),
    };
    const { fetch } = web({ slipway, secrets: [secret], check: async () => {}, log });
    return new Promise((ready) => {
      const server = serve({ fetch, port: 0, hostname: "127.0.0.1" }, ({ port }) =>
        ready(`http://127.0.0.1:${port}${webhookPath}`),
      );
      this.#closeServer = () => void server.close();
    });
  }

  #replace(index: number): void {
    const begun = this.#begin();
    this.#processes[index] = begun;
    void begun.then(({ died }) => died).then(() => this.#replace(index));
  }

  async #settling(job: Job, does: (work: Work) => Promise<void>): Promise<void> {
    this.#undone.add(job);
    await this.#onOne((process) => (process.work ? does(process.work) : Promise.resolve()));
    this.#undone.delete(job);
  }

  /** One after the other has a turn; what a process leaves half done another one begins anew. */
  async #onOne(does: (process: MortalProcess) => Promise<void>): Promise<void> {
    for (;;) {
      const process = await this.#processes[this.#turn++ % this.#processes.length];
      if (!process) continue;
      if ((await Promise.race([does(process), process.died])) !== "died") return;
      await process.gone();
    }
  }

  /** CI checks every head of a pull request, and the deployer begins with whatever is to be deployed. */
  #carryOn(event: SandboxEvent): void {
    if (event.name === "pull_request" && (event.action === "opened" || event.action === "synchronize")) {
      const { headSha } = event.pull;
      setImmediate(() => this.check(headSha, this.#red.has(this.codeOf(headSha)) ? "failure" : "success"));
    }
    if (event.name === "deployment") setImmediate(() => this.report(event.deployment, "in_progress"));
  }
}
