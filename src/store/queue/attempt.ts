// One start of a job, and what is to become of the job after it.
import type { Clock } from "../../domain/clock.ts";
import type { Job } from "../../flows/jobs.ts";
import type { Log } from "../../flows/ports.ts";
import type { Work } from "../memory-queue.ts";
import type { Claim, Envelope } from "./envelope.ts";
import { fromText } from "./job-text.ts";
import { type RetryTerms, retryDelay } from "./retry-delay.ts";

export type Outcome =
  | { readonly kind: "done" }
  /** Milliseconds from now. */
  | { readonly kind: "again"; readonly delay: number; readonly data: Envelope; readonly error: unknown }
  | { readonly kind: "dead"; readonly error: unknown };

export interface Terms extends RetryTerms {
  readonly work: Work;
  readonly clock: Clock;
  readonly log: Log;
}

/** A job that was started so often without coming to an end takes its process down with it. */
const mostCrashes = 20;

/** Never throws. */
export async function attempt(terms: Terms, claim: Claim): Promise<Outcome> {
  const job = fromText(claim.data.job);
  if (!job) return parked(terms, claim.data.job);
  const crashes = claim.retryCount - claim.data.tries;
  if (crashes >= mostCrashes) return giveUp(terms, job, new Error(`ended with its process ${crashes} times`));
  const since = claim.data.since ?? terms.clock.now().getTime();
  try {
    await terms.work.perform(job);
    return { kind: "done" };
  } catch (error) {
    if (terms.clock.now().getTime() - since >= terms.longestTrying) return giveUp(terms, job, error);
    const { tries } = claim.data;
    return {
      kind: "again",
      delay: retryDelay(error, tries, terms),
      data: { ...claim.data, tries: tries + 1, since },
      error,
    };
  }
}

async function giveUp({ work, log }: Terms, job: Job, error: unknown): Promise<Outcome> {
  try {
    await work.giveUp(job, error);
  } catch (cause) {
    log.error({ err: cause, job: job.kind }, "could not give up");
  }
  return { kind: "dead", error };
}

/** Of another version of Slipway, perhaps: it keeps until that one is back. */
function parked({ log }: Terms, text: string): Outcome {
  const error = new Error("not a job that this version of Slipway knows");
  log.error({ job: text.slice(0, 200) }, error.message);
  return { kind: "dead", error };
}
