// The tool that carries deployments out: reports some states and an end, always, unless the deployment has ended by itself.
import type { Sandbox } from "../../src/sandbox/sandbox.ts";
import type { Deployment, DeploymentState } from "../../src/sandbox/state/model.ts";
import type { Random } from "./random.ts";
import { slipway } from "./words.ts";

interface Report {
  readonly state: DeploymentState;
  /** Milliseconds after the report before it. */
  readonly after: number;
}

export function playDeployer(sandbox: Sandbox, random: Random): void {
  sandbox.state.events.subscribe((event) => {
    if (event.name !== "deployment" || event.sender !== slipway) return;
    void report(sandbox, event.deployment, drawReports(random));
  });
}

const ends: readonly (readonly [number, DeploymentState])[] = [
  [6, "success"],
  [1, "failure"],
  [1, "error"],
];

function drawReports(random: Random): Report[] {
  const first = random.chance(0.3) ? [{ state: random.pick(["queued", "pending"] as const), after: 0 }] : [];
  return [
    ...first,
    { state: "in_progress", after: random.between(0, 300) },
    { state: random.weigh(ends), after: random.between(0, 1500) },
  ];
}

async function report(sandbox: Sandbox, deployment: Deployment, reports: readonly Report[]): Promise<void> {
  for (const { state, after } of reports) {
    await new Promise((resolve) => setTimeout(resolve, after));
    if (deployment.statuses.some(({ creator }) => creator === slipway)) return;
    sandbox.deploymentStatus(deployment, { state, by: "harbor" });
  }
}
