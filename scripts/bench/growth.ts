// What memory commands leave behind: idle, and after every quarter of ten thousand.
import { setTimeout as pass } from "node:timers/promises";
import { main, type Served, startServed } from "./child.ts";
import { keepOpen } from "./commands.ts";
import type { BenchGitHub } from "./github.ts";
import { familyOf, memory } from "./processes.ts";

export interface Sample {
  readonly commands: number;
  /** Megabytes. */
  readonly slipway: number;
  readonly postgres: number;
}

export interface Growth {
  /** As it is, with what Node.js has not cleared away yet. */
  readonly idle: Sample;
  /** After Node.js has cleared away what nobody holds any more. */
  readonly after: readonly Sample[];
}

/** The share of commands that end in a deployment; the others are refused, which is quicker and leaves as much behind. */
const deployed = 0.2;
const openComments = 40;
/** Each has a pace of writes of its own. */
const organisations = 400;
const quarters = [1, 2, 3, 4];
/** Milliseconds, for what is still under way when the queue is empty. */
const calm = 3000;

export const clearing = ["--expose-gc", "--import", "data:text/javascript,process.on('SIGUSR2',()=>gc())"];

export async function measureMemory(github: BenchGitHub, dataDir: string, commands: number): Promise<Growth> {
  const environment = { ...github.environment, LOG_LEVEL: "fatal", SLIPWAY_DATA_DIR: dataDir };
  const slipway = await startServed({ script: main, environment, readyPath: "/readyz", flags: clearing });
  await pass(calm);
  const idle = sample(slipway, 0);
  await github.addOrganisations(organisations);
  github.serveBy([slipway.origin]);
  const after = [await clearedSample(slipway, 0)];
  let done = 0;
  const ask = (): Promise<void> => (Math.random() < deployed ? github.command() : github.refusedCommand());
  for (const quarter of quarters) {
    const until = Math.round((commands * quarter) / quarters.length);
    // Those that are open when the last one is done are done, too.
    let asked = done;
    const goOn = (): boolean => asked++ < until;
    await keepOpen({ ask, open: openComments, goOn }, () => (done += 1));
    await settled(slipway);
    github.sandbox.calls.clear();
    after.push(await clearedSample(slipway, done));
  }
  await slipway.stop();
  return { idle, after };
}

const sample = ({ pid }: Served, commands: number): Sample => ({
  commands,
  slipway: memory([pid]),
  postgres: memory(familyOf(pid).slice(1)),
});

export async function clearedSample(slipway: Served, commands: number): Promise<Sample> {
  for (let time = 0; time < 2; time++) {
    process.kill(slipway.pid, "SIGUSR2");
    await pass(calm / 2);
  }
  return sample(slipway, commands);
}

/** What is for later may still be there. */
export async function settled({ origin }: Served): Promise<void> {
  for (;;) {
    const text = await (await fetch(`${origin}/metrics`)).text();
    const left = [...text.matchAll(/^slipway_queue_jobs\{state="(?:ready|running)"\} (\d+)$/gm)];
    if (left.length === 2 && left.every(([, jobs]) => jobs === "0")) return;
    await pass(200);
  }
}
