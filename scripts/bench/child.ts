// Processes that are measured: started with an environment of their own, there when they answer, ended at the end.
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";

import { resolve } from "node:path";
import { setTimeout as pass } from "node:timers/promises";
import type { Load, LoadPlan } from "./load.ts";

export interface Served {
  readonly origin: string;
  readonly pid: number;
  stop(): Promise<void>;
}

export interface Order {
  /** From the root of the repository. */
  readonly script: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Answers 200 when it is ready. */
  readonly readyPath: string;
  /** For Node itself. */
  readonly flags?: readonly string[];
}

const root = resolve(import.meta.dirname, "../..");

export const main = "src/main.ts";

/** Slipway is measured as `npm start` starts it; what belongs to its settings aside. */
function flagsOfStart(): readonly string[] {
  const { scripts } = JSON.parse(readFileSync(resolve(root, "package.json"), "utf8")) as { scripts: { start: string } };
  return scripts.start.split(" ").filter((word) => word.startsWith("--") && !word.startsWith("--env"));
}

export async function startServed({ script, environment, readyPath, flags = [] }: Order): Promise<Served> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const env = { ...environment, PATH: process.env.PATH, PORT: String(port), HOST: "127.0.0.1", NODE_ENV: "production" };
  const child = fork(resolve(root, script), {
    env,
    execArgv: [...(script === main ? flagsOfStart() : []), ...flags],
    stdio: "inherit",
  });
  await ready(child, `${origin}${readyPath}`);
  return { origin, pid: child.pid ?? 0, stop: () => end(child) };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

/** Milliseconds. */
const patience = 30_000;

async function ready(child: ChildProcess, url: string): Promise<void> {
  const late = performance.now() + patience;
  while (child.exitCode === null && performance.now() < late) {
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return;
    await pass(20);
  }
  child.kill("SIGKILL");
  throw new Error(`A measured process did not answer ${url}.`);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGTERM");
  const timer = setTimeout(() => child.kill("SIGKILL"), 20_000);
  await once(child, "exit");
  clearTimeout(timer);
}

/** Posts from another process, so that the load costs its own processor's time where there is one. */
export async function load(plan: LoadPlan): Promise<Load> {
  const child = fork(resolve(root, "scripts/bench/load.ts"));
  child.send(plan);
  const [answer] = (await once(child, "message")) as [Load];
  return answer;
}
