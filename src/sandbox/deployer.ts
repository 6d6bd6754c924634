// A deployer as anybody could write one: an App of its own that hears of deployments, carries them out and reports over REST.
import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import { type Deployment, createRuns } from "./deployer/runs.ts";
import { connectGithub } from "./deployer/github.ts";
import { createDeployerApp } from "./deployer/routes.ts";

export interface DeployerOptions {
  /** Of GitHub, without a slash at the end: "https://HOST/api/v3". */
  readonly apiUrl: string;
  /** Its own App, with the permission deployments: write and the event `deployment`. */
  readonly appId: number;
  /** PEM. */
  readonly privateKey: string;
  readonly webhookSecret: string;
  /** Milliseconds that a deployment takes. Default: 1500. */
  readonly delay?: number;
  /** Which environments it serves. Default: every one. */
  readonly serves?: (environment: string) => boolean;
}

export interface Deployer {
  /** Where it listens, on the loopback interface: logs and the deployed sites are there. */
  readonly url: string;
  /** To be registered as the App's webhook. */
  readonly webhookUrl: string;
  /** Resolves when nothing is being deployed. */
  idle(): Promise<void>;
  /** Gives up what is under way. A second call does nothing more. */
  close(): Promise<void>;
}

export async function startDeployer(options: DeployerOptions): Promise<Deployer> {
  const { webhookSecret, delay = 1500, serves = () => true } = options;
  const place = { url: "" };
  const runs = createRuns({ github: connectGithub(options), delay, place });
  const start = (deployment: Deployment): void => {
    if (serves(deployment.environment)) runs.start(deployment);
  };
  const server = createAdaptorServer({ fetch: createDeployerApp({ runs, webhookSecret, start }).fetch });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  place.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: place.url,
    webhookUrl: `${place.url}/webhook`,
    idle: () => runs.idle(),
    close: async () => {
      await runs.close();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      if ("closeAllConnections" in server) server.closeAllConnections();
      await closed;
    },
  };
}
