// The demo's stage: a sandbox GitHub with a pull request, Slipway, and an external deployer, all on this machine.
import { randomBytes } from "node:crypto";
import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import type { Hono } from "hono";
import { type Logger, pino } from "pino";
import { Probot } from "probot";
import { start } from "../app.ts";
import { startDeployer } from "../sandbox/deployer.ts";
import { page } from "../sandbox/page/page.ts";
import { type AppHandle, createSandbox, type Sandbox } from "../sandbox/sandbox.ts";
import type { PullRequest } from "../sandbox/state/model.ts";
import { web, webhookPath } from "../web.ts";
import { playCi } from "./ci.ts";
import { readManifest } from "./manifest.ts";

export interface Stage {
  readonly sandbox: Sandbox;
  readonly pull: PullRequest;
  readonly pullUrl: string;
  readonly slipwayUrl: string;
  /** What Slipway logged as an error. */
  readonly errors: readonly string[];
  close(): Promise<void>;
}

export interface Staging {
  /** Preferred ports; a port that is taken, or 0, becomes any free one. */
  readonly ports: { readonly github: number; readonly slipway: number };
  /** How long the players take for their work, in milliseconds. */
  readonly pace: number;
}

const owner = "acme";
export const site = "acme/site";
const secret = (): string => randomBytes(20).toString("hex");

export async function openStage({ ports, pace }: Staging): Promise<Stage> {
  const sandbox = createSandbox({
    pages: (state) => page(state, { suggestions: ["/deploy staging", "/deploy production"] }),
  });
  await sandbox.listen(ports.github).catch(() => sandbox.listen());
  addRepository(sandbox);
  const errors: string[] = [];
  const slipway = await openSlipway(sandbox, ports.slipway, errors);
  const deployer = await openDeployer(sandbox, pace);
  playCi(sandbox, pace);
  const pull = openPullRequest(sandbox);
  const close = async (): Promise<void> => {
    await Promise.all([slipway.close(), deployer.close()]);
    await sandbox.close();
  };
  return {
    sandbox,
    pull,
    pullUrl: `${sandbox.url}/${site}/pull/${pull.number}`,
    slipwayUrl: slipway.url,
    errors,
    close,
  };
}

function addRepository(sandbox: Sandbox): void {
  const people = { ada: "write", rita: "read", alan: "admin" } as const;
  const configuration = "default_environment: staging\nenvironments:\n  staging: {}\n  production: {}\n";
  const files = { "README.md": "# site\n", "index.html": "<h1>Hello</h1>\n", ".github/slipway.yml": configuration };
  sandbox.repository(site, { people, files });
}

const openPullRequest = (sandbox: Sandbox): PullRequest =>
  sandbox.pullRequest(site, {
    head: "warmer-welcome",
    title: "A warmer welcome",
    body: "Says hello to the whole world.",
    files: { "index.html": "<h1>Hello, world</h1>\n" },
    by: "ada",
  });

interface Running {
  readonly url: string;
  close(): Promise<void>;
}

async function openSlipway(sandbox: Sandbox, port: number, errors: string[]): Promise<Running> {
  const { default_permissions: permissions, default_events: events } = readManifest();
  const app = sandbox.app({ slug: "slipway", permissions, events, webhookSecret: secret() });
  const probot = await new Probot({
    appId: app.id,
    privateKey: app.privateKey,
    secret: app.record.webhookSecret,
    baseUrl: `${sandbox.url}/api/v3`,
    log: errorLog(errors),
  }).ready();
  const slipway = await start(probot);
  const { fetch } = web({ slipway, secrets: [app.record.webhookSecret], check: async () => {}, log: probot.log });
  const front = await serveFront(fetch, port).catch(() => serveFront(fetch, 0));
  app.record.webhookUrl = `${front.url}${webhookPath}`;
  app.install(owner);
  const close = async (): Promise<void> => {
    await slipway.stop();
    await front.close();
  };
  return { url: front.url, close };
}

const errorLog = (errors: string[]): Logger =>
  pino({ level: "error" }, { write: (line: string) => void errors.push(line) });

function serveFront(fetch: Hono["fetch"], port: number): Promise<Running> {
  const hostname = "127.0.0.1";
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, port, hostname });
    const close = (): Promise<void> => new Promise((closed) => void server.close(() => closed()));
    server.once("error", reject);
    server.once("listening", () =>
      resolve({ url: `http://${hostname}:${(server.address() as AddressInfo).port}`, close }),
    );
  });
}

/** A tool as anybody's: an App of its own that hears of deployments and reports on them. */
async function openDeployer(sandbox: Sandbox, delay: number): Promise<Running> {
  const app: AppHandle = sandbox.app({
    slug: "harbor",
    permissions: { deployments: "write", metadata: "read" },
    events: ["deployment"],
    webhookSecret: secret(),
  });
  const { id: appId, privateKey, record } = app;
  const deployer = await startDeployer({
    apiUrl: `${sandbox.url}/api/v3`,
    appId,
    privateKey,
    webhookSecret: record.webhookSecret,
    delay,
  });
  record.webhookUrl = deployer.webhookUrl;
  app.install(owner);
  return { url: deployer.url, close: () => deployer.close() };
}
