// The report API: where those who carry out an order tell how it goes.
import { type Context, Hono, type MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { DeploymentState } from "../../domain/deployment.ts";
import { Fault } from "../../domain/fault.ts";
import type { Report } from "../../domain/report.ts";
import type { Log } from "../../flows/ports.ts";
import { parseReport } from "./parse-report.ts";
import { isReportToken } from "./report-token.ts";

export interface ReportPorts {
  readonly key: Buffer;
  /** Takes report and log, or neither. Throws a transient `Fault` where nothing could be kept. */
  report(run: string, report: Report, log: string): Promise<ReportAnswer>;
  readonly log: Log;
}

/** `state` is how the run stands now. */
export type ReportAnswer =
  | { readonly kind: "taken" | "backwards"; readonly state: DeploymentState }
  | { readonly kind: "ended" | "unknown" };

const most = 512 * 1024;

/** For `order.report.url`, behind the address of this Slipway. */
export const reportPath = (run: string): string => `/runs/${run}/reports`;

export function reportRoutes(ports: ReportPorts): Hono {
  const app = new Hono();
  app.post("/runs/:repository/:deployment/reports", authorize(ports), limit, (context) => take(ports, context));
  return app;
}

const runOf = (context: Context): string => `${context.req.param("repository")}/${context.req.param("deployment")}`;

/** Before the body is read. */
const authorize =
  ({ key }: ReportPorts): MiddlewareHandler =>
  (context, next) => {
    const [, token = ""] = /^bearer +(\S+)$/i.exec(context.req.header("authorization") ?? "") ?? [];
    return isReportToken(key, runOf(context), token) ? next() : Promise.resolve(unauthorized(context));
  };

/** The same for every reason: it tells nobody which runs there are. */
const unauthorized = (context: Context): Response =>
  context.json({ message: "The token is not good for this run, or the run has ended." }, 401, {
    "www-authenticate": "Bearer",
  });

const limit = bodyLimit({
  maxSize: most,
  onError: (context) => context.json({ message: `A report has at most ${most / 1024} KiB.` }, 413),
});

/** 200: taken. 401: ended. 409: it went on already. 413: too long. 422: wrong. 503: cannot be kept now. 500: our own fault. */
async function take(ports: ReportPorts, context: Context): Promise<Response> {
  const parsed = parseReport(new Uint8Array(await context.req.arrayBuffer()));
  if ("problems" in parsed) {
    return context.json({ message: "The report was not taken.", errors: parsed.problems }, 422);
  }
  try {
    const answer = await ports.report(runOf(context), parsed.report, parsed.log);
    return told(context, answer, parsed.report);
  } catch (error) {
    return failed(ports, context, error);
  }
}

function told(context: Context, answer: ReportAnswer, { state }: Report): Response {
  switch (answer.kind) {
    case "taken":
      return context.json({ state: answer.state });
    case "backwards":
      return context.json({ message: `After ${answer.state} there is no ${state}.`, state: answer.state }, 409);
    case "ended":
    case "unknown":
      return unauthorized(context);
  }
}

const usualWait = 5;

function failed({ log }: ReportPorts, context: Context, error: unknown): Response {
  log.error({ err: error, run: runOf(context) }, "report not taken");
  if (!(error instanceof Fault && error.fault === "transient")) {
    return context.json({ message: "The report was not taken; Slipway's log says why." }, 500);
  }
  const seconds = error.retryAfter === null ? usualWait : Math.ceil(error.retryAfter / 1000);
  return context.json({ message: "The report cannot be kept now." }, 503, { "retry-after": String(seconds) });
}
