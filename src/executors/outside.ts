// All that an executor asks of the outside.
import type { Alarms } from "../domain/clock.ts";
import type { Report } from "../domain/report.ts";
import type { Log } from "../flows/ports.ts";

export interface ExecutorOutside {
  readonly clock: Pick<Alarms, "now" | "pass">;
  readonly log: Log;
  /** News of a run, by its id. Throws a transient `Fault` where it was not taken: the executor keeps it, and tells it again. */
  report(run: string, report: Report): Promise<void>;
  /** The next part of what a run printed, ANSI included; what it throws means the same. */
  output(run: string, text: string): Promise<void>;
}
