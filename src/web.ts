// The HTTP front: takes signed deliveries, hands them on, and says if the process is alive and ready.
import { type Context, Hono, type MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { verify } from "@octokit/webhooks-methods";
import type { Slipway } from "./app.ts";
import { Fault } from "./domain/fault.ts";
import type { Log, Metrics } from "./flows/ports.ts";

/** Where GitHub Apps made with Probot listen. */
export const webhookPath = "/api/github/webhooks";
/** GitHub sends no larger payload: https://docs.github.com/en/webhooks/webhook-events-and-payloads#payload-cap */
const most = 25 * 1024 * 1024;

export interface Front {
  readonly slipway: Pick<Slipway, "take">;
  /** The current one first; while it is changed, the one before is good, too. */
  readonly secrets: readonly string[];
  /** Throws where the process cannot keep what it takes. */
  readonly check: () => Promise<void>;
  readonly log: Log;
  /** Without it there is no /metrics. */
  readonly metrics?: Exposed;
  /** What else stands here: reports of executors, logs. */
  readonly routes?: readonly Hono[];
}

/** Metrics, and the page that shows them. */
export interface Exposed extends Metrics {
  read(): Promise<{ readonly text: string; readonly contentType: string }>;
}

export function web(front: Front): Hono {
  const app = new Hono();
  app.post(webhookPath, limit, (context) => takeDelivery(front, context));
  app.get("/healthz", (context) => context.json({ status: "ok" }));
  app.get("/readyz", (context) => readiness(front, context));
  app.get("/metrics", (context) => exposition(front, context));
  for (const routes of front.routes ?? []) app.route("/", routes);
  return app;
}

const tooLarge = (context: Context): Response => context.json({ error: "A delivery has at most 25 MB." }, 413);
const limitUnsaid = bodyLimit({ maxSize: most, onError: tooLarge });

/** GitHub says the length, and Node reads no more than what was said: a third of the work is saved. */
const limit: MiddlewareHandler = (context, next) => {
  const length = context.req.header("content-length");
  if (!length || context.req.header("transfer-encoding")) return limitUnsaid(context, next);
  return Number(length) <= most ? next() : Promise.resolve(tooLarge(context));
};

async function readiness({ check }: Front, context: Context): Promise<Response> {
  try {
    await check();
    return context.json({ status: "ready" });
  } catch {
    return context.json({ status: "not ready", error: "The database does not answer." }, 503);
  }
}

async function exposition({ metrics }: Front, context: Context): Promise<Response> {
  if (!metrics) return context.notFound();
  const { text, contentType } = await metrics.read();
  return context.body(text, 200, { "content-type": contentType });
}

/** 202: taken. 400: no delivery. 401: not signed with our secret. 503: cannot be kept now. 500: our own fault. */
async function takeDelivery(front: Front, context: Context): Promise<Response> {
  const [id, name] = [context.req.header("x-github-delivery"), context.req.header("x-github-event")];
  const signature = context.req.header("x-hub-signature-256");
  if (!id || !name) return context.json({ error: "X-GitHub-Delivery and X-GitHub-Event are required." }, 400);
  const unsigned = (error: string): Response => {
    front.metrics?.delivery(name, "unsigned");
    return context.json({ error }, 401);
  };
  if (!signature) return unsigned("X-Hub-Signature-256 is required: set a secret on the webhook.");
  const body = await context.req.text();
  if (!(await isSigned(front, body, signature))) return unsigned("The signature does not match the secret.");
  const payload = parse(body);
  if (payload === null) return context.json({ error: "The body is not a JSON object." }, 400);
  return take(front, context, { id, name, payload });
}

/** Compared in constant time. */
async function isSigned({ secrets }: Front, body: string, signature: string): Promise<boolean> {
  const matches = await Promise.all(secrets.map((secret) => verify(secret, body, signature).catch(() => false)));
  return matches.includes(true);
}

function parse(body: string): object | null {
  try {
    const payload: unknown = JSON.parse(body);
    return typeof payload === "object" && !Array.isArray(payload) ? payload : null;
  } catch {
    return null;
  }
}

/** Whatever is thrown, its own status, one of GitHub's say, must not become the answer. */
async function take(front: Front, context: Context, delivery: Parameters<Slipway["take"]>[0]): Promise<Response> {
  try {
    await front.slipway.take(delivery);
    return context.json({ status: "accepted" }, 202);
  } catch (error) {
    front.log.error({ err: error, delivery: delivery.id, event: delivery.name }, "delivery not taken");
    const later = error instanceof Fault && error.fault === "transient";
    return later
      ? context.json({ error: "The delivery cannot be kept now." }, 503)
      : context.json({ error: "The delivery was not taken; the log says why." }, 500);
  }
}
