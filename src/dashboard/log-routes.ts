// The log of a run in the browser: the page, what comes live, and the plain text.
import { type Context, Hono, type MiddlewareHandler } from "hono";
import type { Alarms } from "../domain/clock.ts";
import { Fault } from "../domain/fault.ts";
import type { Run } from "../domain/run.ts";
import type { Log, Store } from "../flows/ports.ts";
import { assetRoutes } from "./assets.ts";
import { isLogKey, logPath } from "./log-link.ts";
import { htmlRenderer, type LogRenderer, textRenderer } from "./log-renderer.ts";
import { privacy } from "./privacy.ts";
import { createLook, partsOf } from "./seen.ts";
import { streamLog } from "./stream-log.ts";
import { awayPage, awaySentence, gonePage, goneSentence } from "./views/gone.ts";
import { logPage, type ShownLog } from "./views/log.ts";

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
  ({ key, clock, open }: LogPages): MiddlewareHandler =>
  (context, next) => {
    const isGood = open || isLogKey(key, { run: runOf(context), given: keyOf(context) }, clock.now());
    return isGood ? next() : Promise.resolve(gone(context));
  };

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
  return context.html(logPage(run, await readLog(store, run, htmlRenderer()), query));
}

async function showText({ store }: LogPages, context: Context): Promise<Response> {
  const run = await store.runs.get(runOf(context));
  if (!run) return gone(context);
  const { done, open } = await readLog(store, run, textRenderer());
  return context.text(done + open);
}

/** After the run: where the run is over, the log is whole. */
async function readLog({ logs }: LogPages["store"], { id }: Run, render: LogRenderer): Promise<ShownLog> {
  const done: string[] = [];
  let [open, last] = ["", 0];
  for await (const part of partsOf(logs, id)) {
    const rendered = render(part);
    done.push(rendered.done);
    ({ open } = rendered);
    last = part.number;
  }
  return { done: done.join(""), open, last };
}

function streams({ store, clock, log, stopping }: LogPages): (context: Context) => Promise<Response> {
  const look = createLook(store, clock);
  let open = 0;
  return async (context) => {
    if (open >= mostStreams || stopping?.aborted) return context.text(`${awaySentence}\n`, 503, { "Retry-After": "5" });
    const run = runOf(context);
    if (!(await store.runs.get(run))) return gone(context);
    open += 1;
    const wanted = { run, after: afterOf(context), closed: () => void (open -= 1) };
    const response = streamLog(context, { logs: store.logs, look, clock, log, stopping }, wanted);
    response.headers.set("X-Accel-Buffering", "no");
    return response;
  };
}

/** Of a browser that asks again, what it has now; else what its page has. */
function afterOf(context: Context): number {
  const after = Number(context.req.header("last-event-id") ?? context.req.query("after"));
  return Number.isSafeInteger(after) ? after : 0;
}
