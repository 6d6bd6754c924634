// A deployer that anybody could have written, against the sandbox's API.
import { createHmac } from "node:crypto";
import { afterEach, expect, test } from "@jest/globals";
import { type Deployer, startDeployer } from "../../../src/sandbox/deployer.ts";
import { createSandbox, type Sandbox } from "../../../src/sandbox/sandbox.ts";
import type { Deployment } from "../../../src/sandbox/state/model.ts";

const open: { close(): Promise<void> }[] = [];

afterEach(async () => {
  for (const one of open.splice(0).toReversed()) await one.close();
});

const webhookSecret = "it's a secret";

interface Story {
  readonly sandbox: Sandbox;
  readonly deployer: Deployer;
  readonly deploy: (environment: string) => Deployment;
  readonly settle: () => Promise<void>;
}

async function openStory(more: { delay?: number; serves?: (environment: string) => boolean } = {}): Promise<Story> {
  const sandbox = createSandbox();
  open.push(sandbox);
  await sandbox.listen();
  sandbox.repository("acme/site", { people: { ada: "write" } });
  const app = sandbox.app({
    slug: "deployer",
    permissions: { deployments: "write" },
    events: ["deployment"],
    webhookSecret,
  });
  app.install("acme");
  const { id: appId, privateKey } = app;
  const apiUrl = `${sandbox.url}/api/v3`;
  const deployer = await startDeployer({ apiUrl, appId, privateKey, webhookSecret, delay: 0, ...more });
  open.push(deployer);
  app.record.webhookUrl = deployer.webhookUrl;
  return {
    sandbox,
    deployer,
    deploy: (environment) => sandbox.deployment("acme/site", { ref: "main", environment, by: "ada" }),
    settle: async () => {
      await sandbox.idle();
      await deployer.idle();
    },
  };
}

const told = ({ statuses }: Deployment): string[] => statuses.map(({ state, creator }) => `${state} by ${creator}`);

test("a deployment is carried out and reported, with links to its log and its site", async () => {
  const { deploy, settle, sandbox, deployer } = await openStory();
  const deployment = deploy("staging");
  await settle();
  expect(told(deployment)).toEqual(["in_progress by deployer[bot]", "success by deployer[bot]"]);
  const last = deployment.statuses.at(-1);
  expect(last?.environmentUrl).toBe(`${deployer.url}/sites/acme/site/staging`);
  expect(await (await fetch(last?.environmentUrl ?? "")).text()).toContain(`<code>${deployment.sha}</code>`);
  expect(await (await fetch(last?.logUrl ?? "")).text()).toContain(`acme/site: ${deployment.sha} to staging`);
  expect(sandbox.failures).toEqual([]);
});

test("a deployment on which somebody reported already is left alone", async () => {
  const { sandbox, deploy, settle } = await openStory();
  sandbox.deliveries.hold();
  const deployment = deploy("staging");
  sandbox.deploymentStatus(deployment, { state: "queued", by: "ada" });
  await sandbox.deliveries.release();
  await settle();
  expect(told(deployment)).toEqual(["queued by ada"]);
});

test("what somebody else ends meanwhile stays ended", async () => {
  const { sandbox, deploy, settle } = await openStory();
  sandbox.state.events.subscribe((event) => {
    if (event.name === "deployment_status" && event.status.state === "in_progress")
      sandbox.deploymentStatus(event.deployment, { state: "error", description: "Cancelled", by: "ada" });
  });
  const deployment = deploy("staging");
  await settle();
  expect(told(deployment)).toEqual(["in_progress by deployer[bot]", "error by ada"]);
});

test("a delivery that comes twice is carried out once", async () => {
  const { sandbox, deploy, settle } = await openStory();
  sandbox.deliveries.doubleNext(() => true, { newGuid: true });
  const deployment = deploy("staging");
  await settle();
  expect(told(deployment)).toHaveLength(2);
});

test("environments that it does not serve are others' business", async () => {
  const { deploy, settle } = await openStory({ serves: (environment) => environment !== "production" });
  const deployment = deploy("production");
  await settle();
  expect(told(deployment)).toEqual([]);
});

test("closing it gives up what is under way", async () => {
  const { deploy, sandbox, deployer } = await openStory({ delay: 60_000 });
  const begun = new Promise<void>((resolve) => {
    sandbox.state.events.subscribe(({ name }) => {
      if (name === "deployment_status") resolve();
    });
  });
  const deployment = deploy("staging");
  await begun;
  await deployer.close();
  expect(told(deployment)).toEqual(["in_progress by deployer[bot]"]);
});

test.each([
  ["without a signature", {}],
  ["with the signature of another secret", { "x-hub-signature-256": `sha256=${"0".repeat(64)}` }],
])("a delivery %s is refused", async (_how, headers: Record<string, string>) => {
  const { deployer } = await openStory();
  const answer = await fetch(deployer.webhookUrl, { method: "POST", headers, body: "{}" });
  expect(answer.status).toBe(401);
});

test("a deployment that Actions made for its own job is left to Actions", async () => {
  const { deployer, sandbox } = await openStory();
  const body = JSON.stringify({ action: "created", installation: { id: 1 }, workflow_run: { id: 1 } });
  const signature = `sha256=${createHmac("sha256", webhookSecret).update(body).digest("hex")}`;
  const headers = { "x-github-event": "deployment", "x-hub-signature-256": signature };
  const answer = await fetch(deployer.webhookUrl, { method: "POST", headers, body });
  expect(await answer.text()).toBe("Not for us");
  expect(sandbox.calls.all).toEqual([]);
});
