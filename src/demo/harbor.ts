// The other way to deploy: a tool as anybody's, an App of its own that hears of deployments and reports on them.
import { startDeployer } from "../sandbox/deployer.ts";
import type { Sandbox } from "../sandbox/sandbox.ts";
import { owner } from "./repository.ts";
import { secret } from "./secret.ts";
import type { Running } from "./serve.ts";

/** `delay`: how long it takes, in milliseconds. */
export async function openHarbor(sandbox: Sandbox, delay: number): Promise<Running> {
  const app = sandbox.app({
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
    serves: (environment) => environment === "production",
  });
  record.webhookUrl = deployer.webhookUrl;
  app.install(owner);
  return { url: deployer.url, close: () => deployer.close() };
}
