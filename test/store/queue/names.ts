// Jobs by name.
import type { AdvanceJob, Job } from "../../../src/flows/jobs.ts";

export const job = (request: string): AdvanceJob => ({ kind: "advance", request });

export const nameOf = (one: Job): string => (one.kind === "advance" ? one.request : one.kind);
