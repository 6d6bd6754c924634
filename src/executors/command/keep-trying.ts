// Tells the outside until it takes it.
import { Fault } from "../../domain/fault.ts";
import type { ExecutorOutside } from "../outside.ts";

/** Whether this process still follows runs. */
export interface Stopping {
  readonly yes: boolean;
}

/** Nothing is told any more: whoever follows the run next does that. */
export class Stopped extends Error {}

const firstWait = 250;
const longestWait = 2000;

/** What the outside does not want is dropped, after it was logged. */
export async function keepTrying(
  { clock, log }: ExecutorOutside,
  stopping: Stopping,
  tell: () => Promise<void>,
): Promise<void> {
  for (let wait = firstWait; ; wait = Math.min(wait * 2, longestWait)) {
    if (stopping.yes) throw new Stopped();
    try {
      return await tell();
    } catch (error) {
      if (!(error instanceof Fault && error.fault === "transient")) {
        log.error({ err: error }, "news of a run were not taken");
        return;
      }
    }
    await clock.pass(wait);
  }
}
