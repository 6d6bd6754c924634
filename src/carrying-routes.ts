// What executors and people reach of this Slipway: where runs are reported on, their logs read, and the key to seal with.
import { Hono } from "hono";
import type { Slipway } from "./app.ts";
import { logRoutes, type LogPages } from "./dashboard/log-routes.ts";
import { reportRoutes } from "./executors/reports/report-routes.ts";
import { toKeyPair } from "./sealing/key-pair.ts";

export interface Reached extends Omit<LogPages, "key"> {
  readonly slipway: Pick<Slipway, "report">;
}

/** Nothing, where there is no key that tokens and links could be made from. */
export function carryingRoutes(
  { key }: { readonly key: Buffer | null },
  { slipway, ...pages }: Reached,
): readonly Hono[] {
  if (!key) return [];
  const reports = reportRoutes({ key, log: pages.log, report: (run, told, log) => slipway.report(run, told, log) });
  return [reports, logRoutes({ ...pages, key }), sealRoute(key)];
}

/** Nothing of any repository is said: everybody may read it. */
function sealRoute(key: Buffer): Hono {
  const { id, raw } = toKeyPair(key).public;
  return new Hono().get("/seal-key", (context) => context.json({ id, key: raw.toString("base64url") }));
}
