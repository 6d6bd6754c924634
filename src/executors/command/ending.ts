// How a run ended, and the report that this makes.
import type { Duration } from "../../domain/duration.ts";
import type { Report } from "../../domain/report.ts";

export type Ending =
  | { readonly kind: "exited"; readonly status: number }
  | { readonly kind: "signalled"; readonly signal: string }
  /** `what` could not be used, for this error of the system's. */
  | { readonly kind: "not_started"; readonly what: string; readonly code: string }
  | { readonly kind: "silent"; readonly limit: Duration }
  | { readonly kind: "endless"; readonly limit: Duration }
  /** Somebody told the runner to end. */
  | { readonly kind: "stopped" }
  /** The runner is gone, and says nothing. */
  | { readonly kind: "lost" }
  | { readonly kind: "never_began" }
  | { readonly kind: "cancelled" };

/** The ssh client's own: https://man.openbsd.org/ssh#EXIT_STATUS */
const noConnection = 255;

export function toReport(ending: Ending, over: "here" | "ssh"): Report {
  if (ending.kind === "exited" && ending.status === 0) return { state: "success" };
  if (ending.kind !== "exited") return { state: "error", description: sentence(ending) };
  const description = `Exit status ${ending.status}`;
  if (over === "here" || ending.status !== noConnection) return { state: "failure", description };
  return { state: "error", description: `${description} of ssh: no connection, or it broke off` };
}

function sentence(ending: Exclude<Ending, { kind: "exited" }>): string {
  switch (ending.kind) {
    case "signalled":
      return `Ended by ${ending.signal}`;
    case "not_started":
      return `Not started: ${ending.what} ${whyNot[ending.code] ?? "cannot be used"} (${ending.code})`;
    case "silent":
      return `Stopped: no output for ${inWords(ending.limit)}`;
    case "endless":
      return `Stopped: still not over after ${inWords(ending.limit)}`;
    case "stopped":
      return "Stopped together with Slipway's host";
    case "lost":
      return "It went down with its host: how far it came is not known";
    case "never_began":
      return "Not started: Slipway was restarted before its turn came";
    case "cancelled":
      return "Cancelled";
  }
}

const whyNot: Readonly<Record<string, string>> = {
  ENOENT: "is not there",
  EACCES: "may not be used by Slipway's user",
  ENOTDIR: "is no folder",
  E2BIG: "got more than the system takes",
};

const units = [
  ["h", 3_600_000],
  ["min", 60_000],
  ["s", 1000],
] as const;

function inWords(duration: Duration): string {
  const [unit, size] = units.find(([, size]) => duration >= size && duration % size === 0) ?? ["ms", 1];
  return `${duration / size} ${unit}`;
}
