// What GitHub was asked for and never answered may still be under way.
import { Fault } from "../domain/fault.ts";

/** Milliseconds: GitHub gives a request up after ten seconds; until then it may still be at work on one whose connection broke. */
export const atWork = 15_000;

/** Too early to say that nothing was done; `left`: milliseconds until it can be said. */
export const stillAtWork = (left: number): Fault =>
  new Fault("transient", "GitHub may still be at work", { retryAfter: left, early: true });
