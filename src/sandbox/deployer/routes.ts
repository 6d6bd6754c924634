// What the deployer answers: signed deliveries of `deployment`, its logs, and the sites that it deployed.
import { createHmac, timingSafeEqual } from "node:crypto";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { secureHeaders } from "hono/secure-headers";
import { logView, nothingView, siteView } from "./pages.ts";
import type { Deployment, Runs } from "./runs.ts";

export interface Served {
  readonly runs: Runs;
  readonly webhookSecret: string;
  readonly start: (deployment: Deployment) => void;
}

/** GitHub sends no more: https://docs.github.com/webhooks/webhook-events-and-payloads#payload-cap */
const longestPayload = 25 * 1024 * 1024;

export function createDeployerApp({ runs, webhookSecret, start }: Served): Hono {
  const app = new Hono();
  const contentSecurityPolicy = { defaultSrc: ["'none'"], styleSrc: ["'unsafe-inline'"], frameAncestors: ["'none'"] };
  app.use(secureHeaders({ strictTransportSecurity: false, contentSecurityPolicy }));
  app.post("/webhook", bodyLimit({ maxSize: longestPayload }), async (context) => {
    const body = await context.req.text();
    if (!isSigned(body, webhookSecret, context.req.header("x-hub-signature-256")))
      return context.text("Not signed", 401);
    const deployment = context.req.header("x-github-event") === "deployment" ? readDeployment(body) : null;
    if (deployment) start(deployment);
    return context.text(deployment ? "Accepted" : "Not for us", 202);
  });
  app.get("/log/:id", (context) => {
    const run = runs.find(Number(context.req.param("id")));
    return run ? context.html(logView(run)) : context.html(nothingView, 404);
  });
  app.get("/sites/:owner/:repo/:environment", (context) => {
    const { owner, repo, environment } = context.req.param();
    const deployment = runs.runsIn(`${owner}/${repo}`, environment);
    return deployment ? context.html(siteView(deployment)) : context.html(nothingView, 404);
  });
  return app;
}

/** https://docs.github.com/webhooks/using-webhooks/validating-webhook-deliveries */
function isSigned(body: string, secret: string, signature = ""): boolean {
  const expected = Buffer.from(`sha256=${createHmac("sha256", secret).update(body).digest("hex")}`);
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

interface Payload {
  readonly action: string;
  readonly deployment: Pick<Deployment, "id" | "sha" | "ref" | "environment">;
  readonly repository: { readonly full_name: string };
  readonly installation?: { readonly id: number };
  readonly workflow_run?: unknown;
}

/** What GitHub signed has the shape that it describes. What Actions makes for its own jobs is carried out by Actions. */
function readDeployment(body: string): Deployment | null {
  const { action, deployment, repository, installation, workflow_run } = JSON.parse(body) as Payload;
  if (action !== "created" || !installation || workflow_run) return null;
  const { id, sha, ref, environment } = deployment;
  return { id, sha, ref, environment, repository: repository.full_name, installation: installation.id };
}
