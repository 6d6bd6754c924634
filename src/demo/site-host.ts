// Where the site is deployed to: a folder that the operator's program publishes into, and a server that shows it.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { serveStatic } from "@hono/node-server/serve-static";
import { Hono } from "hono";
import type { Operators } from "../executors/operators/operators.ts";
import { readOperators } from "../executors/operators/read-operators.ts";
import { Fault } from "../domain/fault.ts";
import type { Setup } from "./publish/setup.ts";
import { type Running, serve } from "./serve.ts";

export interface SiteHost extends Running {
  readonly operators: Operators;
}

export interface Hosting extends Omit<Setup, "siteUrl"> {
  /** For the operator's file, the site and all that belongs to it. */
  readonly folder: string;
  readonly port: number;
}

export async function openSiteHost({ folder, port, ...setup }: Hosting): Promise<SiteHost> {
  const shown = join(folder, "shown");
  mkdirSync(shown, { recursive: true });
  const server = await serve(siteApp(shown).fetch, port);
  writeFileSync(join(folder, "publish.json"), JSON.stringify({ ...setup, siteUrl: server.url } satisfies Setup));
  return { ...server, operators: operatorsOf(folder) };
}

function siteApp(root: string): Hono {
  const app = new Hono();
  app.use(async (context, next) => {
    await next();
    // A browser that kept the page of before would hide what was deployed.
    context.header("cache-control", "no-store");
  });
  app.use(serveStatic({ root }));
  app.notFound((context) => context.text("Nothing is deployed here.", 404));
  return app;
}

const program = fileURLToPath(new URL("publish/publish.ts", import.meta.url));

/** The text that an operator writes into the file that SLIPWAY_EXECUTORS names. */
function operatorsOf(folder: string): Operators {
  const command = [process.execPath, "--disable-warning=ExperimentalWarning", program];
  const site = { command, directory: folder, repositories: ["acme/site"], environments: ["staging"] };
  const read = readOperators(JSON.stringify({ executors: { site } }), { variables: {}, folder });
  if ("problems" in read) throw new Fault("setup", JSON.stringify(read.problems));
  return read.operators;
}
