// The first run: serves the page that registers the GitHub App, until its credentials are kept.
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import { Hono } from "hono";
import { SmeeClient } from "smee-client";
import { Fault } from "../domain/fault.ts";
import type { Log } from "../flows/ports.ts";
import { credentialsPath } from "../settings/credentials.ts";
import type { SetupSettings } from "../settings/setup.ts";
import { systemClock as clock } from "../system-clock.ts";
import { announcement, nextCode } from "./announce.ts";
import { keepCredentials } from "./keep-credentials.ts";
import { createCode, type OneTimeCode } from "./one-time-code.ts";
import { setupPages } from "./pages.ts";
import type { SetupPages } from "./parts.ts";
import { createRegistrations, type Registrations } from "./registrations.ts";

/** For whoever starts Slipway; not for the log. */
const tell = (text: string): void => void process.stderr.write(text);

/** Resolves with the port that was listened on, which is free again. Throws a `Fault` where it is taken. */
export async function registerApp(settings: SetupSettings, log: Log): Promise<{ readonly port: number }> {
  const { host, preset } = settings;
  const registered = Promise.withResolvers<void>();
  const app = new Hono();
  const server = createAdaptorServer({ fetch: app.fetch });
  server.listen(settings.port, host);
  await once(server, "listening").catch((error: unknown) => {
    throw cannotListen(settings, error as NodeJS.ErrnoException);
  });
  const { port } = server.address() as AddressInfo;
  const listening = { host, port, url: preset.url };
  app.route("/", unregistered());
  const registrations = registrationsOf(settings);
  app.route(
    "/",
    pagesOf(settings, { log, code: announced(listening), registrations, registered: () => registered.resolve() }),
  );
  const forget = stopOnSignals(() => void end(server, registrations));
  await registered.promise;
  forget();
  await close(server);
  return { port };
}

/** Browsers hold connections open that they never used. */
async function close(server: ReturnType<typeof createAdaptorServer>): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  if ("closeAllConnections" in server) server.closeAllConnections();
  await closed;
}

async function end(server: Parameters<typeof close>[0], registrations: Registrations): Promise<never> {
  await close(server);
  await registrations.settled();
  process.exit(0);
}

const registrationsOf = ({ dataDir, hasKey }: SetupSettings): Registrations =>
  createRegistrations({
    clock,
    hasKey,
    keep: (credentials) => keepCredentials(credentialsPath(dataDir), credentials),
  });

type Beside = Pick<SetupPages, "log" | "code" | "registrations" | "registered">;

const pagesOf = ({ host, preset, dataDir }: SetupSettings, beside: Beside) =>
  setupPages({
    ...beside,
    clock,
    preset,
    path: credentialsPath(dataDir),
    place: { host, url: preset.url },
    createChannel: () => SmeeClient.createChannel(),
  });

/** The first one with the address of the page. */
function announced(listening: Parameters<typeof announcement>[0]): OneTimeCode {
  let isFirst = true;
  return createCode((code) => {
    tell(isFirst ? announcement(listening, code) : nextCode(code));
    isFirst = false;
  });
}

/** What watches over the process sees that it lives, and why it does not serve yet. */
const unregistered = (): Hono =>
  new Hono()
    .get("/healthz", (context) => context.json({ status: "ok" }))
    .get("/readyz", (context) =>
      context.json({ status: "not ready", error: "No GitHub App is registered yet: the log says where." }, 503),
    );

/** Answers how to take it back. */
function stopOnSignals(stop: () => void): () => void {
  const signals = ["SIGTERM", "SIGINT"] as const;
  for (const signal of signals) process.once(signal, stop);
  return () => {
    for (const signal of signals) process.off(signal, stop);
  };
}

function cannotListen({ host, port }: SetupSettings, { code }: NodeJS.ErrnoException): Fault {
  const why =
    code === "EADDRINUSE"
      ? `port ${port} of ${host} is taken: stop what listens there, or set PORT to another one`
      : `it cannot listen on port ${port} of ${host} (${code ?? "no reason given"}): see PORT and SLIPWAY_SETUP_HOST`;
  return new Fault("setup", `${why}.`);
}
