// Deployments and their statuses, as their webhooks tell them.
import type { DeploymentEvent, DeploymentStatusEvent } from "../state/events.ts";
import { toDeploymentJson, toDeploymentStatusJson } from "../wire/deployment.ts";
import type { Json, Wire } from "../wire/wire.ts";
import { toDeployingRunJson } from "../wire/workflow-run.ts";

export function toDeploymentPart(wire: Wire, event: DeploymentEvent | DeploymentStatusEvent): Json {
  const { repository, deployment } = event;
  return {
    deployment: toDeploymentJson(wire, repository, deployment),
    ...(event.name === "deployment_status" && {
      deployment_status: toDeploymentStatusJson(wire, repository, { deployment, status: event.status }),
      check_run: null,
    }),
    workflow: null,
    // Not null: a job's own `environment:` made the deployment.
    workflow_run: toDeployingRunJson(wire, repository, deployment),
  };
}
