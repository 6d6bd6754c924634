// Which status GitHub answered with, where a fault came of an answer.
import { Fault } from "../domain/fault.ts";
import { field } from "./field.ts";

/** Null where there was no answer. */
export function statusOf(error: unknown): number | null {
  const status = error instanceof Fault ? field(error.cause, "status") : null;
  return typeof status === "number" ? status : null;
}

/** Why GitHub does not show a part; throws on what may be shown a moment later. */
export function whyRefused(error: unknown): { readonly unread: string } {
  if (error instanceof Fault && error.fault !== "transient") return { unread: error.message };
  throw error;
}
