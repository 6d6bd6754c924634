// The one class of thrown errors: its fault tells the queue what to do.

/** `transient`: again, later. `stale`: read and decide again. `setup`: somebody must change something. `rejected`: stop. */
export type FaultKind = "transient" | "stale" | "setup" | "rejected";

export class Fault extends Error {
  readonly fault: FaultKind;
  /** Milliseconds that GitHub asked us to stay away. */
  readonly retryAfter: number | null;
  /** Nothing failed: it is too early to know, until `retryAfter` has passed. */
  readonly early: boolean;
  /** The request may have taken effect although it failed: a creation must be looked up before it is tried again. */
  readonly maybeApplied: boolean;

  constructor(
    fault: FaultKind,
    message: string,
    options: { retryAfter?: number | null; early?: boolean; maybeApplied?: boolean; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = "Fault";
    this.fault = fault;
    this.retryAfter = options.retryAfter ?? null;
    this.early = options.early ?? false;
    this.maybeApplied = options.maybeApplied ?? false;
  }
}

/** Again, later, or once it was read again. Whatever else is thrown stays as it is. */
export const isWorthAnotherTry = (error: unknown): error is Fault =>
  error instanceof Fault && (error.fault === "transient" || error.fault === "stale");
