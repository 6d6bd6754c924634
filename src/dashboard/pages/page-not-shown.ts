// The answer where a page cannot be shown now: because GitHub or the database does not answer, or by a fault of our own.
import type { Context } from "hono";
import { Fault } from "../../domain/fault.ts";
import type { Log } from "../../flows/ports.ts";
import type { Session } from "../sign-in/options.ts";
import { baseOf } from "../sign-in/views.ts";
import { unavailablePage } from "../views/missing.ts";

export interface Telling {
  readonly log: Log;
  /** Null: nobody is signed in. */
  readonly viewer: Session | null;
}

export function pageNotShown({ log, viewer }: Telling, error: Error, context: Context): Response | Promise<Response> {
  const passes = error instanceof Fault && error.fault === "transient";
  log[passes ? "warn" : "error"]({ err: error, path: context.req.path }, "page not shown");
  context.header("Retry-After", "5");
  return context.html(unavailablePage({ base: baseOf(context.req.path), viewer }), passes ? 503 : 500);
}
