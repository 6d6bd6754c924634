// The log of a run in the browser: the page, what comes live, and the plain text.
import { type Context, Hono, type MiddlewareHandler } from "hono";
import type { Alarms } from "../domain/clock.ts";
import { Fault } from "../domain/fault.ts";
import type { Log, Store } from "../flows/ports.ts";
import { assetRoutes } from "./assets.ts";
import { isLogKey, logPath } from "./log-link.ts";
import { htmlRenderer, textRenderer } from "./log-renderer.ts";
import { privacy } from "./privacy.ts";
import { readLog } from "./read-log.ts";
import { createLook } from "./seen.ts";
import { afterOf, streamLog } from "./stream-log.ts";
import { awayPage, awaySentence, gonePage, goneSentence } from "./views/gone.ts";
import { logPage } from "./views/log.ts";

export interface LogPages {
  readonly store: Pick<Store, "runs" | "logs">;
  readonly key: Buffer;
  readonly clock: Pick<Alarms, "now" | "pass">;
  readonly log: Log;
  /** Everybody who reaches it may read everything: for the demo. */
  readonly open?: boolean;
  /** Aborted when the server stops. */
  readonly stopping?: AbortSignal;
}

/** Of this process. */
export const mostStreams = 200;

const path = logPath(":repository{[0-9]+}/:deployment{[0-9]+}");

export function logRoutes(pages: LogPages): Hono {
  const app = new Hono();
  const before = [privacy, authorize(pages)] as const;
  app.onError((error, context) => failed(pages, error, context));
  app.get(path, ...before, (context) => showPage(pages, context));
  app.get(`${path}.txt`, ...before, (context) => showText(pages, context));
  app.get(`${path}/events`, ...before, streams(pages));
  app.route("/", assetRoutes());
  return app;
}

const runOf = (context: Context): string => `${context.req.param("repository")}/${context.req.param("deployment")}`;

const keyOf = (context: Context): string => context.req.query("key") ?? "";

/** Before anything is read. */
const authorize =
  (pages: LogPages): MiddlewareHandler =>
  (context, next) =>
    isGood(pages, context) ? next() : Promise.resolve(gone(context));

const isGood = ({ key, clock, open }: LogPages, context: Context): boolean =>
  open === true || isLogKey(key, { run: runOf(context), given: keyOf(context) }, clock.now());

const isPage = (context: Context): boolean => context.req.path.endsWith("/log");

const gone = (context: Context): Response | Promise<Response> =>
  isPage(context) ? context.html(gonePage(), 404) : context.text(`${goneSentence}\n`, 404);

function failed({ log }: LogPages, error: Error, context: Context): Response | Promise<Response> {
  log.error({ err: error, run: runOf(context) }, "log not shown");
  const status = error instanceof Fault && error.fault === "transient" ? 503 : 500;
  context.header("Retry-After", "5");
  return isPage(context) ? context.html(awayPage(), status) : context.text(`${awaySentence}\n`, status);
}

async function showPage({ store, open }: LogPages, context: Context): Promise<Response> {
  const run = await store.runs.get(runOf(context));
  if (!run) return gone(context);
  const query = open ? "" : `?key=${keyOf(context)}`;
  return context.html(logPage(run, await readLog(store.logs, run, htmlRenderer()), query));
}

async function showText({ store }: LogPages, context: Context): Promise<Response> {
  const run = await store.runs.get(runOf(context));
  if (!run) return gone(context);
  const { done, open } = await readLog(store.logs, run, textRenderer());
  return context.text(done + open);
}

function streams(pages: LogPages): (context: Context) => Promise<Response> {
  const { store, clock, log, stopping } = pages;
  const look = createLook(store, clock);
  let open = 0;
  return async (context) => {
    if (open >= mostStreams || stopping?.aborted) return context.text(`${awaySentence}\n`, 503, { "Retry-After": "5" });
    const run = runOf(context);
    if (!(await store.runs.get(run))) return gone(context);
    if (context.req.method === "HEAD") return context.body(null);
    open += 1;
    const until = { mayGoOn: () => isGood(pages, context), closed: () => void (open -= 1) };
    const wanted = { run, after: afterOf(context), ...until };
    return streamLog(context, { logs: store.logs, look, clock, log, stopping }, wanted);
  };
}
