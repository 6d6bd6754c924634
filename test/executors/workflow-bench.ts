// A workflow of a repository of the sandbox, asked for over HTTP as GitHub's is.
import { pino } from "pino";
import { Probot } from "probot";
import type { Order } from "../../src/domain/order.ts";
import { type Run, runId } from "../../src/domain/run.ts";
import { workflowExecutor } from "../../src/executors/workflow/workflow-executor.ts";
import { github } from "../../src/github/github.ts";
import { WritePace } from "../../src/github/write-pace.ts";
import { createSandbox, type Sandbox } from "../../src/sandbox/sandbox.ts";
import { memoryRuns } from "../../src/store/memory-runs.ts";
import { systemClock } from "../../src/system-clock.ts";
import { anEnvironment } from "../builders/environment.ts";
import { manifest } from "../manifest.ts";
import type { Bench } from "./executor-contract.ts";
import { anOrder, aRun } from "./run.ts";

const clock = { ...systemClock, pass: async () => {} };

/** `arrange` sets the mood of the GitHub. */
export async function workflowBench(arrange: (sandbox: Sandbox) => void = () => {}): Promise<Bench> {
  const sandbox = createSandbox({ clock });
  await sandbox.listen();
  const site = sandbox.repository("acme/site");
  const inputs = { sha: { required: true }, environment: { required: true }, deployment_id: { required: true } };
  sandbox.workflow(site, "deploy.yml", { inputs, runName: "deploy ${{ inputs.deployment_id }}" });
  const { app, installation } = await anApp(sandbox);
  arrange(sandbox);
  const deployment = sandbox.deployment(site, { ref: "main", environment: "staging", by: "ada" });
  const order = orderOf({ repository: site.id, deployment: deployment.id, sha: deployment.sha });
  const port = github({ clock, app, pace: new WritePace(clock) });
  const { runs } = memoryRuns(clock);
  return {
    run: runOf(order, installation),
    order,
    open: () => workflowExecutor({ github: port, clock, runs }),
    begun: async () => sandbox.workflowRuns(site).length,
    end: async (as) => {
      for (const run of sandbox.workflowRuns(site)) sandbox.completeRun(run, as);
    },
    close: async () => {
      await sandbox.close();
      const { failures } = sandbox;
      if (failures.length > 0) throw new Error(failures.join("\n"));
    },
  };
}

async function anApp(sandbox: Sandbox) {
  const app = sandbox.app({ slug: "slipway", permissions: manifest.default_permissions, events: [] });
  const installation = app.install("acme");
  const { id: appId, privateKey } = app;
  const baseUrl = `${sandbox.url}/api/v3`;
  const probot = await new Probot({ appId, privateKey, secret: "s", baseUrl, log: pino({ level: "silent" }) }).ready();
  return { app: () => probot.auth(), installation };
}

interface Made {
  readonly repository: number;
  readonly deployment: number;
  readonly sha: string;
}

const orderOf = ({ repository, deployment, sha }: Made): Order =>
  anOrder({
    id: runId(repository, deployment),
    repository: { ...anOrder().repository, id: repository },
    deployment: { ...anOrder().deployment, id: deployment, sha },
    sealed: {},
  });

function runOf(whole: Order, installation: number): Run {
  const { report: _, sealed: __, ...order } = whole;
  const executor = { kind: "workflow", file: "deploy.yml", ref: "default", inputs: null } as const;
  const { id } = order.repository;
  const repository = { id, owner: "acme", name: "site", defaultBranch: "main", installation };
  return aRun({ id: order.id, order, repository, environment: anEnvironment({ executor }) });
}
