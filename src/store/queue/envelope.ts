// What pg-boss keeps of a job.
import type { JobAttempt } from "pg-boss";

export interface Envelope {
  /** JSON in a string: jsonb itself refuses characters that people can write (NUL, half a surrogate pair). */
  readonly job: string;
  readonly key: string;
  readonly id?: string;
  /** How often it has failed. A run that ended with its process is not counted here. */
  readonly tries: number;
  /** Milliseconds since 1970: when the first try that failed began. */
  readonly since?: number;
}

/** A job that is ours to run. `retryCount` says how often it was started before, and proves which start is meant. */
export interface Claim extends JobAttempt {
  readonly data: Envelope;
}
