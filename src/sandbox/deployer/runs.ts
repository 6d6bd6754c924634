// Carries deployments out, each once, and remembers what it did.
import { setTimeout } from "node:timers/promises";
import type { Github, Place } from "./github.ts";

export interface Deployment extends Place {
  readonly sha: string;
  readonly ref: string;
  readonly environment: string;
}

export interface LogLine {
  readonly at: Date;
  readonly text: string;
}

export interface Run {
  readonly deployment: Deployment;
  readonly log: LogLine[];
  state: "running" | "succeeded" | "stopped";
}

export interface Runs {
  /** A second call for the same deployment does nothing. */
  start(deployment: Deployment): void;
  find(id: number): Run | undefined;
  /** What runs in an environment. */
  runsIn(repository: string, environment: string): Deployment | undefined;
  idle(): Promise<void>;
  close(): Promise<void>;
}

export interface RunsOptions {
  readonly github: Github;
  /** Milliseconds. */
  readonly delay: number;
  /** Its url is known once the deployer listens. */
  readonly place: { readonly url: string };
}

const siteKey = ({ repository, environment }: Pick<Deployment, "repository" | "environment">): string =>
  `${repository}/${environment}`.toLowerCase();

export function createRuns(options: RunsOptions): Runs {
  const runs = new Map<number, Run>();
  const sites = new Map<string, Deployment>();
  const under = new Set<Promise<void>>();
  const end = new AbortController();
  const carry = async (run: Run): Promise<void> => {
    const done = await carryOut(run, options, end.signal);
    run.state = done ? "succeeded" : "stopped";
    if (done) sites.set(siteKey(run.deployment), run.deployment);
  };
  return {
    start: (deployment) => {
      if (runs.has(deployment.id) || end.signal.aborted) return;
      const run: Run = { deployment, log: [], state: "running" };
      runs.set(deployment.id, run);
      const one: Promise<void> = carry(run).finally(() => under.delete(one));
      under.add(one);
    },
    find: (id) => runs.get(id),
    runsIn: (repository, environment) => sites.get(siteKey({ repository, environment })),
    idle: async () => {
      while (under.size > 0) await Promise.all(under);
    },
    close: async () => {
      end.abort();
      await Promise.all(under);
    },
  };
}

/** Whether it came to its end. Never throws: what went wrong is in the log. */
async function carryOut(run: Run, options: RunsOptions, signal: AbortSignal): Promise<boolean> {
  const say = (text: string): void => {
    run.log.push({ at: new Date(), text });
  };
  try {
    return await deploy(run.deployment, { ...options, signal, say });
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    return false;
  }
}

interface Work extends RunsOptions {
  readonly signal: AbortSignal;
  readonly say: (text: string) => void;
}

/** Only what nobody has reported on, and only as long as nobody else ends it. */
async function deploy(deployment: Deployment, { github, delay, place, signal, say }: Work): Promise<boolean> {
  const { id, sha, repository, environment } = deployment;
  const log_url = `${place.url}/log/${id}`;
  say(`${repository}: ${sha} to ${environment}`);
  const before = await github.lastState(deployment);
  if (before !== null) return stop(say, `It is ${before} already: somebody else carries it out.`);
  await github.report(deployment, {
    state: "in_progress",
    description: `Putting ${sha.slice(0, 7)} in place`,
    log_url,
  });
  say("Fetching, building, putting in place …");
  await setTimeout(delay, undefined, { signal });
  const meanwhile = await github.lastState(deployment);
  if (meanwhile !== "in_progress") return stop(say, `It is ${meanwhile} now: somebody else ended it.`);
  const environment_url = `${place.url}/sites/${repository}/${encodeURIComponent(environment)}`;
  const took = `Took ${(delay / 1000).toFixed(1)} s`;
  await github.report(deployment, { state: "success", description: took, log_url, environment_url });
  say(took);
  return true;
}

function stop(say: Work["say"], why: string): false {
  say(why);
  return false;
}
