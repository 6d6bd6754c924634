// Why a request is not saved: another process went on with it, which took this one for dead.
import { Fault } from "../domain/fault.ts";

/** Perhaps it asked GitHub already: nothing may be taken back. */
export const wentOn = (): Fault =>
  new Fault("stale", "another process went on with the request", { maybeApplied: true });
