// The HTTP front: takes signed deliveries, hands them to the App, and says if the process is alive.
import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { Probot } from "probot";

/** Where GitHub Apps made with Probot listen. */
export const webhookPath = "/api/github/webhooks";
/** GitHub sends no larger payload: https://docs.github.com/en/webhooks/webhook-events-and-payloads#payload-cap */
const most = 25 * 1024 * 1024;

export function web(app: Probot): Hono {
  const front = new Hono();
  const tooLarge = (context: Context): Response => context.json({ error: "A delivery has at most 25 MB." }, 413);
  front.post(webhookPath, bodyLimit({ maxSize: most, onError: tooLarge }), (context) => takeDelivery(app, context));
  front.get("/healthz", (context) => context.json({ status: "ok" }));
  return front;
}

/** 202: taken. 400: no delivery. 401: not signed with our secret. 500: not taken, and GitHub's log says so. */
async function takeDelivery(app: Probot, context: Context): Promise<Response> {
  const [id, name] = [context.req.header("x-github-delivery"), context.req.header("x-github-event")];
  const signature = context.req.header("x-hub-signature-256");
  if (!id || !name) return context.json({ error: "X-GitHub-Delivery and X-GitHub-Event are required." }, 400);
  if (!signature) return context.json({ error: "X-Hub-Signature-256 is required: set a secret on the webhook." }, 401);
  const body = await context.req.text();
  if (!(await isSigned(app, body, signature)))
    return context.json({ error: "The signature does not match the secret." }, 401);
  const payload = parse(body);
  if (payload === null) return context.json({ error: "The body is not a JSON object." }, 400);
  return receive(app, context, { id, name, payload });
}

const isSigned = (app: Probot, body: string, signature: string): Promise<boolean> =>
  app.webhooks.verify(body, signature).catch(() => false);

function parse(body: string): object | null {
  try {
    const payload: unknown = JSON.parse(body);
    return typeof payload === "object" ? payload : null;
  } catch {
    return null;
  }
}

interface Delivery {
  readonly id: string;
  readonly name: string;
  readonly payload: object;
}

/** Whatever a listener throws is our fault: its own status, one of GitHub's say, must not become the answer. */
async function receive(app: Probot, context: Context, delivery: Delivery): Promise<Response> {
  try {
    await app.receive(delivery as Parameters<Probot["receive"]>[0]);
    return context.json({ status: "accepted" }, 202);
  } catch (error) {
    app.log.error({ err: error, delivery: delivery.id, event: delivery.name }, "delivery not taken");
    return context.json({ error: "The delivery was not taken; the log says why." }, 500);
  }
}
