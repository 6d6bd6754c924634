// A story's world: the sandbox GitHub, Slipway beside it over real HTTP, and a clock that the story turns.
import { createHmac, randomUUID } from "node:crypto";
import { serve } from "@hono/node-server";
import { expect, test } from "@jest/globals";
import { pino } from "pino";
import { Probot } from "probot";
import { inMemory, type Slipway, start } from "../../src/app.ts";
import type { Carrying } from "../../src/carrying.ts";
import { createSandbox, type Sandbox } from "../../src/sandbox/sandbox.ts";
import { executeGraphql } from "../../src/sandbox/graphql/execute.ts";
import type {
  CheckConclusion,
  Comment,
  Deployment,
  DeploymentState,
  PullRequest,
  Repository,
} from "../../src/sandbox/state/model.ts";
import { carryingRoutes } from "../../src/carrying-routes.ts";
import type { AuditEntry } from "../../src/domain/audit.ts";
import type { Audit, Ports } from "../../src/flows/ports.ts";
import type { Recovery } from "../../src/flows/recover.ts";
import { recovery } from "../../src/recovery.ts";
import { systemClock } from "../../src/system-clock.ts";
import { web, webhookPath } from "../../src/web.ts";
import { manifest } from "../manifest.ts";
import { TurnedClock } from "./turned-clock.ts";

const secret = "a secret of this story";

export interface Setting {
  /** The text of .github/slipway.yml on the default branch. */
  readonly config?: string;
  /** Contexts that a rule of the default branch requires. */
  readonly required?: readonly string[];
  readonly permissions?: Record<string, "read" | "write">;
  /** Executors of the operator's. */
  readonly carrying?: Carrying;
}

/** One deployer's sentence: plays on a GitHub of its own, and leaves no loose end. */
export function story(sentence: string, play: (world: World) => Promise<void>, setting: Setting = {}): void {
  test(sentence, async () => {
    const world = await World.begin(setting);
    try {
      await play(world);
      await world.end();
    } finally {
      await world.close();
    }
  });
}

/** The same sentence for several inputs; "%j" shows each. */
story.each =
  <Input>(inputs: readonly Input[]) =>
  (sentence: string, play: (world: World, input: Input) => Promise<void>, setting: Setting = {}): void => {
    for (const input of inputs)
      story(sentence.replace("%j", JSON.stringify(input)), (world) => play(world, input), setting);
  };

export class World {
  readonly clock = new TurnedClock();
  readonly sandbox: Sandbox = createSandbox({
    clock: this.clock,
    graphql: async (state, viewer, order) => {
      const answer = await executeGraphql(state, viewer, order);
      if (order.query.includes("SlipwayFacts")) this.#afterReads.shift()?.();
      return answer;
    },
  });
  readonly #afterReads: (() => void)[] = [];
  readonly errors: string[] = [];
  readonly #read = new Map<number, string>();
  #slipway: Slipway | null = null;
  #closeServer: () => void = () => {};
  #pull: PullRequest | null = null;

  static async begin({ config, required, permissions, carrying }: Setting): Promise<World> {
    const world = new World();
    world.#carrying = carrying;
    await world.sandbox.listen();
    const people = { ada: "write", alan: "admin", mia: "maintain", tri: "triage", rita: "read" } as const;
    world.sandbox.repository("acme/site", {
      people,
      files: { "README.md": "# site\n", ...(config === undefined ? {} : { ".github/slipway.yml": config }) },
      ...(required ? { requiredContexts: [...required] } : {}),
    });
    await world.#install(permissions ?? manifest.default_permissions);
    return world;
  }

  /** The process ends and another begins, which remembers nothing. */
  async restart(): Promise<void> {
    await this.settle();
    await this.#slipway?.stop();
    this.#closeServer();
    const app = [...this.sandbox.state.apps.values()].find(({ slug }) => slug === "slipway");
    if (!app || !this.#key) throw new Error("There is no App to start again.");
    await this.#start(app.id, this.#key);
    app.webhookUrl = this.#url;
  }

  #key = "";

  async #install(permissions: Record<string, "read" | "write">): Promise<void> {
    const events = manifest.default_events;
    const app = this.sandbox.app({ slug: "slipway", permissions, events, webhookSecret: secret });
    this.#key = app.privateKey;
    await this.#start(app.id, app.privateKey);
    app.record.webhookUrl = this.#url;
    app.install("acme");
  }

  #url = "";

  /** An address of Slipway itself. */
  at(path: string): string {
    return new URL(path, this.#url).href;
  }

  async #start(appId: number, privateKey: string): Promise<void> {
    const log = pino({ level: "error" }, { write: (line: string) => void this.errors.push(line) });
    const baseUrl = `${this.sandbox.url}/api/v3`;
    const request = { fetch: this.#listeningFetch };
    const app = await new Probot({ appId, privateKey, secret, baseUrl, log, request }).ready();
    const parts = inMemory(this.clock);
    this.#audit = parts.store.audit;
    const slipway = await start(app, { ...parts, ...(this.#carrying && { carrying: this.#carrying }) });
    this.#slipway = slipway;
    const recovering = { app, slipway, log, ...parts };
    this.#recovery = {
      webhook: recovery({ ...recovering, intake: "webhook" }),
      poll: recovery({ ...recovering, intake: "poll" }),
    };
    // What is sent live looks again and again: that must not turn the story's clock.
    const clock = { now: () => this.clock.now(), pass: (milliseconds: number) => systemClock.pass(milliseconds) };
    const routes = carryingRoutes(this.#carrying ?? { key: null }, { slipway, store: parts.store, clock, log });
    const { fetch } = web({ slipway, secrets: [secret], check: async () => {}, log, routes });
    await new Promise<void>((ready) => {
      const server = serve({ fetch, port: 0, hostname: "127.0.0.1" }, ({ port }) => {
        this.#url = `http://127.0.0.1:${port}${webhookPath}`;
        ready();
      });
      this.#closeServer = () => void server.close();
    });
  }

  #carrying: Carrying | undefined;

  readonly #orders: unknown[] = [];

  /** Hears what Slipway asks GitHub to deploy. */
  readonly #listeningFetch: typeof fetch = (input, init) => {
    const asked = typeof input === "string" && input.endsWith("/deployments") && typeof init?.body === "string";
    if (asked) this.#orders.push(JSON.parse(init.body as string));
    return fetch(input, init);
  };

  #audit: Audit | null = null;

  /** What the audit log has since the process began, oldest first. */
  async audit(): Promise<readonly AuditEntry[]> {
    return (await this.#audit?.since("1970-01-01T00:00:00.000Z", 0)) ?? [];
  }

  /** As pages ask. */
  get ports(): Ports {
    if (!this.#slipway) throw new Error("There is no Slipway.");
    return this.#slipway.ports;
  }

  get repository(): Repository {
    return [...this.sandbox.state.repositories.values()].find(({ name }) => name === "site") as Repository;
  }

  /** Ada's pull request from `topic`, opened where there is none. */
  get pull(): PullRequest {
    this.#pull ??= this.sandbox.pullRequest("acme/site", { head: "topic", title: "A change", by: "ada" });
    return this.#pull;
  }

  set pull(pull: PullRequest) {
    this.#pull = pull;
  }

  /** The pull request is there, its checks are green, and some time has passed since. */
  async ready(checks: readonly string[] = ["ci/test"]): Promise<void> {
    const { headRef } = this.pull;
    await this.settle();
    for (const name of checks)
      this.sandbox.checkRun("acme/site", { ref: headRef, name, status: "completed", conclusion: "success" });
    await this.turn({ minutes: 1 });
  }

  /** The same payload comes once more, under another id. */
  async deliverAgain(payload: unknown): Promise<void> {
    const body = JSON.stringify(payload);
    const signature = createHmac("sha256", secret).update(body).digest("hex");
    await fetch(this.#url, {
      method: "POST",
      body,
      headers: {
        "x-github-delivery": randomUUID(),
        "x-github-event": "issue_comment",
        "x-hub-signature-256": `sha256=${signature}`,
      },
    });
    await this.settle();
  }

  async say(body: string, by = "ada"): Promise<Comment> {
    const comment = this.sandbox.comment(this.pull, { body, by });
    await this.settle();
    return comment;
  }

  /** Another tool reports on a deployment. */
  async report(
    deployment: Deployment,
    state: DeploymentState,
    more: { description?: string; by?: string } = {},
  ): Promise<void> {
    this.sandbox.deploymentStatus(deployment, { state, by: "harbor", ...more });
    await this.settle();
  }

  /** Something happens on GitHub right after Slipway's next snapshot, before it acts on it. */
  afterNextRead(happens: () => void): void {
    this.#afterReads.push(happens);
  }

  /** A check of the pull request's head. */
  async check(
    name: string,
    conclusion: CheckConclusion | null,
    more: { app?: { id: number; slug: string } } = {},
  ): Promise<void> {
    const status = conclusion ? "completed" : "in_progress";
    this.sandbox.checkRun("acme/site", { ref: this.pull.headRef, name, status, conclusion, ...more });
    await this.settle();
  }

  async finishCheck(name: string, conclusion: CheckConclusion): Promise<void> {
    const run = this.repository.checkRuns.findLast((one) => one.name === name);
    if (run) this.sandbox.updateCheckRun(run, { status: "completed", conclusion });
    await this.settle();
  }

  /** Somebody pushes to the default branch, so that the pull request is behind. */
  async moveMain(files: Record<string, string> = { "main.txt": `${this.clock.now().toISOString()}\n` }): Promise<void> {
    this.sandbox.push("acme/site", "main", { files, by: "alan" });
    await this.settle();
  }

  #recovery: Readonly<Record<"webhook" | "poll", Recovery>> | null = null;

  /** Slipway looks into GitHub's log of deliveries. */
  async look(intake: "webhook" | "poll" = "webhook"): Promise<void> {
    await this.settle();
    await this.#recovery?.[intake].look();
    await this.settle();
  }

  /** Until nothing is on its way on either side. */
  async settle(): Promise<void> {
    for (let quiet = 0; quiet < 2; quiet++) {
      await this.sandbox.idle();
      await this.#slipway?.idle();
    }
    await this.sandbox.idle();
  }

  async turn({ seconds = 0, minutes = 0 }: { seconds?: number; minutes?: number }): Promise<void> {
    await this.settle();
    const until = new Date(this.clock.now().getTime() + (seconds + minutes * 60) * 1000);
    while (this.clock.ringNext(until)) await this.settle();
    await this.settle();
  }

  get deployments(): readonly Deployment[] {
    return this.repository.deployments;
  }

  get deployment(): Deployment {
    expect(this.deployments).toHaveLength(1);
    return this.deployments[0] as Deployment;
  }

  get slipwayComments(): readonly Comment[] {
    return this.sandbox.comments(this.pull).filter(({ author }) => author === "slipway[bot]");
  }

  /** What Slipway's newest comment says now. */
  card(): string {
    const newest = this.slipwayComments.at(-1);
    if (!newest) return "";
    this.#read.set(newest.id, newest.body);
    return plain(newest.body);
  }

  /** The story knows what they say, or does not care. */
  readAll(): void {
    for (const { id, body } of this.slipwayComments) this.#read.set(id, body);
  }

  /** The body of the last request to create a deployment. */
  lastOrder(): unknown {
    return this.#orders.at(-1);
  }

  headline(): string {
    return this.card().split("\n")[0]?.replace("#### ", "") ?? "";
  }

  /** Every loose end of the story. */
  async end(): Promise<void> {
    await this.settle();
    const unread = this.slipwayComments.filter(({ id, body, minimized }) => !minimized && this.#read.get(id) !== body);
    expect(unread.map(({ body }) => plain(body))).toEqual([]);
    expect(this.errors).toEqual([]);
    expect(this.sandbox.failures).toEqual([]);
    expect(this.sandbox.faults.pending()).toBe(0);
  }

  async close(): Promise<void> {
    await this.#slipway?.stop();
    this.#closeServer();
    await this.sandbox.close();
  }
}

/** Without what differs from run to run: addresses, and marks nobody sees. */
const plain = (body: string): string =>
  body
    .replaceAll(/\]\(http[^)]*\)/g, "]")
    .replaceAll("\u200b", "")
    .replace(/\n\n<!-- slipway: \S+ -->$/, "")
    .replaceAll(/\\([_*!()+{}~^$[\]])/g, "$1")
    .replaceAll(/#\d{5,}/g, "#ID");
