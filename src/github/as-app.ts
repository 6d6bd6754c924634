// The Octokit that speaks as the App itself, for what no installation may ask.
import type { ProbotOctokit } from "probot";
import type { Clock } from "../domain/clock.ts";
import { noMetrics } from "../flows/no-metrics.ts";
import type { Metrics } from "../flows/ports.ts";
import type { AppOctokit } from "./app-octokit.ts";
import { countRequests } from "./count-requests.ts";
import { patience } from "./patience.ts";
import { refuseHalf } from "./refuse-half.ts";
import { sortError } from "./sort-errors.ts";

export interface AsApp {
  /** Probot's. */
  readonly app: () => Promise<AppOctokit>;
  readonly metrics?: Metrics;
  /** Aborted: what is under way is given up. */
  readonly signal?: AbortSignal;
}

export interface Outlook extends AsApp {
  readonly clock: Clock;
}

/** One question; throws a `Fault` for what GitHub answers that is none. */
export async function askAsApp<Result>(
  { clock, ...outside }: Outlook,
  question: (octokit: AppOctokit) => Promise<Result>,
): Promise<Result> {
  try {
    return await question(await asApp(outside));
  } catch (error) {
    throw sortError(error, { wrote: false, now: clock.now() });
  }
}

/**
 * Probot's own would let the tokens of all installations pass one by one, so that all wait for one that does not come;
 * and it would wait inside of a request, up to an hour, until a limit is over.
 */
export async function asApp({ app, metrics = noMetrics, signal }: AsApp): Promise<AppOctokit> {
  const Octokit = (await app()).constructor as typeof ProbotOctokit;
  const octokit = new Octokit({ throttle: { enabled: false }, retry: { enabled: false } });
  octokit.hook.before("request", (options) => {
    const late = AbortSignal.timeout(patience);
    options.request = { ...options.request, signal: signal ? AbortSignal.any([signal, late]) : late };
  });
  octokit.hook.after("request", refuseHalf);
  countRequests(octokit, metrics);
  return octokit;
}
