// When a failed job is tried again: 1, 4, 16, 64, 256 seconds later, then every five minutes; never sooner than GitHub asked,
// and when it was only too early, exactly then.
import { Fault } from "../../domain/fault.ts";

export interface RetryTerms {
  /** Milliseconds before the second try. */
  readonly firstDelay: number;
  /** Milliseconds. GitHub can be down for hours: that delays, and drops nothing. */
  readonly longestTrying: number;
}

/** In first delays. */
const longestDelay = 300;

export const retryTerms: RetryTerms = { firstDelay: 1000, longestTrying: 24 * 3_600_000 };

/** Milliseconds; `failed` counts the failures before this one. */
export function retryDelay(error: unknown, failed: number, { firstDelay }: RetryTerms): number {
  const { retryAfter, early } = error instanceof Fault ? error : { retryAfter: null, early: false };
  const asked = retryAfter ?? 0;
  return early ? asked : Math.max(firstDelay * Math.min(4 ** failed, longestDelay), asked);
}
