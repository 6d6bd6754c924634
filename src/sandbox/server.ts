// The sandbox over HTTP: the REST API below /api/v3 and GraphQL at /api/graphql, as an Enterprise Server has them, and pages beside.
import type { AddressInfo } from "node:net";
import { createAdaptorServer, type HttpBindings } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { type Context, Hono } from "hono";
import { type Backend, serveGraphql, serveRest } from "./endpoints.ts";
import { oauthRoutes } from "./oauth/routes.ts";
import { registrationRoutes } from "./registration/routes.ts";
import type { Outcome } from "./track.ts";

type Server = ReturnType<typeof createAdaptorServer>;
type Bindings = { Bindings: HttpBindings };

/** `null` cuts the connection without an answer. */
function deliver(context: Context<Bindings>, outcome: Outcome): Response {
  if (outcome) return outcome;
  context.env.incoming.socket.destroy();
  return RESPONSE_ALREADY_SENT;
}

export function createServerApp(backend: Backend, pages: Hono | undefined): Hono<Bindings> {
  const app = new Hono<Bindings>();
  app.post("/api/graphql", async (context) => deliver(context, await serveGraphql(backend, context.req.raw)));
  app.route("/", registrationRoutes(backend));
  app.all("/api/v3/*", async (context) => deliver(context, await serveRest(backend, context.req.raw)));
  app.route("/", oauthRoutes(backend));
  if (pages) app.route("/", pages);
  return app;
}

export interface Listening {
  readonly origin: string;
  close(): Promise<void>;
}

/** On the loopback interface only; port 0 takes any that is free. */
export async function listen(app: Hono<Bindings>, port: number): Promise<Listening> {
  const server = createAdaptorServer({ fetch: app.fetch });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const { port: taken } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${taken}`, close: () => close(server) };
}

async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  if ("closeAllConnections" in server) server.closeAllConnections();
  await closed;
}
