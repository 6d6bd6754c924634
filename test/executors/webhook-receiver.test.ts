import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { serve } from "@hono/node-server";
import { afterEach, expect, test } from "@jest/globals";
import type { Order } from "../../src/domain/order.ts";
import type { Report } from "../../src/domain/report.ts";
import { Fault } from "../../src/domain/fault.ts";
import { type ReportAnswer, reportPath, reportRoutes } from "../../src/executors/reports/report-routes.ts";
import { reportToken } from "../../src/executors/reports/report-token.ts";
import { signedHeaders } from "../../src/executors/webhook/sign.ts";
import { webhookExecutor } from "../../src/executors/webhook/webhook-executor.ts";
import { anOrder, aRun, forgetful } from "./run.ts";
import { secret } from "./webhook-case.ts";

const key = Buffer.alloc(32, 7);
const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

/** A Slipway that has nothing but the report API. */
class Slipway {
  readonly reports: Report[] = [];
  output = "";
  /** What the next report is answered with, in place of 200. */
  next: ReportAnswer | Error | null = null;
  #look = (): void => {};

  async listen(): Promise<string> {
    const app = reportRoutes({ key, log: { info() {}, warn() {}, error() {} }, report: this.#report });
    const server = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" });
    closing.push(() => server.close());
    if (!server.listening) await once(server, "listening");
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  /** Resolves when what was reported is as asked. */
  until(done: (slipway: this) => boolean): Promise<void> {
    return new Promise((found) => {
      this.#look = () => {
        if (done(this)) found();
      };
      this.#look();
    });
  }

  #report = async (_run: string, report: Report, log: string): Promise<ReportAnswer> => {
    const answer = this.next ?? ({ kind: "taken", state: report.state } as const);
    this.next = null;
    if (answer instanceof Error) throw answer;
    this.reports.push(report);
    this.output += log;
    this.#look();
    return answer;
  };
}

interface Bench {
  readonly slipway: Slipway;
  readonly order: Order;
  readonly url: string;
  readonly executor: ReturnType<typeof webhookExecutor>;
  readonly seen: string;
}

/** The receiver as its page says it is started, with a program in JavaScript. */
async function bench(program: string, command = process.execPath): Promise<Bench> {
  const slipway = new Slipway();
  const run = "11/4301";
  const report = { url: (await slipway.listen()) + reportPath(run), token: reportToken(key, run) };
  const seen = mkdtempSync(join(tmpdir(), "receiver-"));
  closing.push(() => rmSync(seen, { recursive: true }));
  const receiver = resolve(import.meta.dirname, "../../docs/receiver.mjs");
  const child = spawn(process.execPath, [receiver, command, "-e", program], {
    env: { SLIPWAY_SECRET: secret, PORT: "0", SEEN: seen },
    stdio: ["ignore", "pipe", "inherit"],
  });
  closing.push(() => ended(child));
  const [line] = (await once(child.stdout, "data")) as [Buffer];
  const url = line.toString().trim().replace("listening on ", "");
  const executor = webhookExecutor({ url, secret }, { clock: { now: () => new Date() } });
  return { slipway, order: anOrder({ report }), url, executor, seen };
}

async function ended(child: ChildProcess): Promise<void> {
  child.kill();
  if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
}

const isOver = ({ reports }: Slipway): boolean => reports.at(-1)?.state !== "in_progress" && reports.length > 0;
const echo = `
  process.stdin.setEncoding("utf8").on("data", (text) => {
    const { deployment, sealed } = JSON.parse(text);
    console.log("deploying", deployment.ref, sealed.API_KEY, process.env.SLIPWAY_SECRET);
  });`;

test("an order is carried out: its output is the log, its exit the state", async () => {
  const { slipway, order, executor } = await bench(echo);
  expect(await executor.start(aRun(), order, forgetful)).toEqual({ handle: {}, report: { state: "queued" } });
  await slipway.until(isOver);
  expect(slipway.output).toBe("deploying topic hunter2-of-acme undefined\n");
  const states = slipway.reports.map(({ state }) => state);
  expect([...new Set(states)]).toEqual(["in_progress", "success"]);
});

test("an order that comes twice is carried out once", async () => {
  const { slipway, order, executor, seen } = await bench(echo);
  await executor.start(aRun(), order, forgetful);
  await slipway.until(isOver);
  const before = slipway.reports.length;
  expect((await executor.start(aRun(), order, forgetful)).report).toEqual({ state: "queued" });
  expect(readdirSync(seen)).toHaveLength(1);
  expect(slipway.reports).toHaveLength(before);
});

test("a program that fails is a failure", async () => {
  const { slipway, order, executor } = await bench('console.error("no space left"); process.exitCode = 3');
  await executor.start(aRun(), order, forgetful);
  await slipway.until(isOver);
  expect(slipway.output).toBe("no space left\n");
  expect(slipway.reports.at(-1)).toMatchObject({
    state: "failure",
    description: expect.stringMatching(/ended with 3$/),
  });
});

test("a program that is not there is an error", async () => {
  const { slipway, order, executor } = await bench("", "/no/such/program");
  await executor.start(aRun(), order, forgetful);
  await slipway.until(isOver);
  expect(slipway.reports.at(-1)?.state).toBe("error");
});

test("a megabyte of output arrives in order and whole", async () => {
  const { slipway, order, executor } = await bench('for (let i = 0; i < 100_000; i++) console.log("line é", i)');
  await executor.start(aRun(), order, forgetful);
  await slipway.until(isOver);
  expect(slipway.output).toBe(Array.from({ length: 100_000 }, (_, i) => `line é ${i}\n`).join(""));
});

test("a report that Slipway could not keep is sent again", async () => {
  const { slipway, order, executor } = await bench("");
  slipway.next = new Fault("transient", "the database is away");
  await executor.start(aRun(), order, forgetful);
  await slipway.until(isOver);
  expect(slipway.reports.map(({ state }) => state)).toEqual(["in_progress", "success"]);
});

const forever = 'console.log("begun"); setInterval(() => {}, 1000)';
const hasBegun = ({ output }: Slipway): boolean => output !== "";

test("a run that is cancelled is stopped", async () => {
  const { slipway, order, executor } = await bench(forever);
  await executor.start(aRun(), order, forgetful);
  await slipway.until(hasBegun);
  expect(await executor.cancel?.(aRun())).toBe(true);
  expect(await executor.cancel?.(aRun())).toBe(true);
  await slipway.until(isOver);
  expect(slipway.reports.at(-1)?.state).toBe("error");
});

test("an order that arrives after its cancelling is not begun", async () => {
  const { order, executor, seen } = await bench(forever);
  expect(await executor.cancel?.(aRun())).toBe(true);
  await executor.start(aRun(), order, forgetful);
  expect(readdirSync(seen)).toHaveLength(1);
});

test.each([
  ["signed with another secret", { secret: "guessed", age: 0, body: "{}" }],
  ["six minutes old", { secret, age: 6, body: "{}" }],
  ["from the future", { secret, age: -6, body: "{}" }],
  ["changed on its way", { secret, age: 0, body: '{"id":"other"}' }],
])("a delivery that is %s is not taken", async (_which, { secret, age, body }) => {
  const { url, seen } = await bench(echo);
  const at = new Date(Date.now() - age * 60_000);
  const headers = signedHeaders({ event: "order", id: "11/4301", body: "{}" }, secret, at);
  const { status } = await fetch(url, { method: "POST", headers, body });
  expect([status, readdirSync(seen)]).toEqual([401, []]);
});

test("what is no delivery at all is not taken", async () => {
  const { url } = await bench(echo);
  expect((await fetch(url)).status).toBe(401);
});
