// Commands from the comment on: how soon GitHub is asked for the deployment, and how many a second.
import { openEmbedded } from "../../src/store/embedded/open-embedded.ts";
import { main, type Served, startServed } from "./child.ts";
import type { BenchGitHub } from "./github.ts";
import { median } from "./median.ts";

/** Milliseconds that GitHub takes for each call. */
export const latency = 100;

const log = { info: () => {}, warn: () => {}, error: () => {} };

type Place = { readonly SLIPWAY_DATA_DIR: string } | { readonly DATABASE_URL: string };

const startSlipway = ({ environment }: BenchGitHub, place: Place): Promise<Served> =>
  startServed({
    script: main,
    environment: { ...environment, LOG_LEVEL: "fatal", ...place },
    readyPath: "/readyz",
  });

export interface Soon {
  /** Milliseconds from the comment to the request for the deployment; the first of a repository fetches a token. */
  readonly first: number;
  readonly later: number;
}

export async function measureSoon(github: BenchGitHub, dataDir: string): Promise<Soon> {
  const slipway = await startSlipway(github, { SLIPWAY_DATA_DIR: dataDir });
  github.serveBy([slipway.origin]);
  const repositories = 15;
  await github.addOrganisations(repositories);
  github.sandbox.faults.latency(latency);
  const rounds: number[][] = [];
  for (let round = 0; round < 3; round++) {
    const times: number[] = [];
    for (let index = 0; index < repositories; index++) times.push(await timeToRequest(github));
    rounds.push(times);
  }
  github.sandbox.faults.latency(0);
  await slipway.stop();
  const [first = [], ...later] = rounds;
  return { first: median(first), later: median(later.flat()) };
}

async function timeToRequest(github: BenchGitHub): Promise<number> {
  const { calls } = github.sandbox;
  const begin = calls.begin.bind(calls);
  const { promise, resolve } = Promise.withResolvers<number>();
  calls.begin = (call) => {
    if (call.route === "POST /repos/{owner}/{repo}/deployments") resolve(performance.now());
    return begin(call);
  };
  const begun = performance.now();
  const [asked] = await Promise.all([promise, github.command()]);
  calls.begin = begin;
  return asked - begun;
}

export interface Rate {
  readonly processes: number;
  /** Commands a second. */
  readonly perSecond: number;
}

/** Each has a pace of writes of its own, one a second: with so many organisations it is not what is measured. */
export const organisations = 120;

/** As many comments are open at a time as a process runs jobs: without a queue, nobody waits for a reaction. */
const openComments = 20;

/** Of two turns the better one counts: what else the machine does only takes away. */
const turns = [1, 2];

export async function measureRates(github: BenchGitHub, dataDir: string): Promise<Rate[]> {
  const database = await openEmbedded({ dataDir, log });
  const best = new Map<number, number>();
  await github.addOrganisations(organisations);
  for (const _turn of turns) {
    for (const processes of [1, 2, 3]) {
      const perSecond = await rateOf(github, database.url, processes);
      best.set(processes, Math.max(perSecond, best.get(processes) ?? 0));
    }
  }
  await database.close();
  return [...best].map(([processes, perSecond]) => ({ processes, perSecond }));
}

async function rateOf(github: BenchGitHub, url: string, processes: number): Promise<number> {
  const starting = Array.from({ length: processes }, () => startSlipway(github, { DATABASE_URL: url }));
  const slipways = await Promise.all(starting);
  github.serveBy(slipways.map(({ origin }) => origin));
  const perSecond = await rate(github, processes);
  github.sandbox.faults.latency(0);
  await Promise.all(slipways.map((slipway) => slipway.stop()));
  return perSecond;
}

/** Milliseconds. */
const [calm, measured] = [1000, 8000];

async function rate(github: BenchGitHub, processes: number): Promise<number> {
  const open = openComments * processes;
  let done = 0;
  // Each process fetches a token of each repository: that is once an hour, and not what is measured.
  const tokens = organisations * processes;
  await keepOpen({ ask: github.command, open, goOn: () => done < tokens }, () => (done += 1));
  github.sandbox.faults.latency(latency);
  const from = performance.now() + calm;
  const until = from + measured;
  const goOn = (): boolean => performance.now() < until;
  let counted = 0;
  await keepOpen({ ask: github.command, open, goOn }, () => {
    if (performance.now() >= from && goOn()) counted += 1;
  });
  return (counted * 1000) / measured;
}

interface Pressure {
  readonly ask: () => Promise<void>;
  /** How many comments wait for their deployment at a time. */
  readonly open: number;
  readonly goOn: () => boolean;
}

export async function keepOpen({ ask, open, goOn }: Pressure, onDone: () => void): Promise<void> {
  const one = async (): Promise<void> => {
    while (goOn()) {
      await ask();
      onDone();
    }
  };
  await Promise.all(Array.from({ length: open }, one));
}
