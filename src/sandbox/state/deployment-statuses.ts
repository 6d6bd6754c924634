// Statuses of deployments, and the retirement of what a success replaces.
import type { Actor } from "./actor.ts";
import { ensureEnvironment } from "./environments.ts";
import { newIdentity } from "./ids.ts";
import type { Deployment, DeploymentState, DeploymentStatus, Repository, State } from "./model.ts";
import { timestamp } from "./time.ts";

export interface NewDeploymentStatus {
  readonly deployment: Deployment;
  readonly state: DeploymentState;
  readonly description?: string;
  /** Another than before moves the deployment there. */
  readonly environment?: string;
  readonly environmentUrl?: string;
  readonly logUrl?: string;
  /** Default: true. */
  readonly autoInactive?: boolean;
  readonly by: Actor;
}

/** https://docs.github.com/rest/deployments/statuses#create-a-deployment-status */
export function createDeploymentStatus(
  state: State,
  repository: Repository,
  input: NewDeploymentStatus,
): DeploymentStatus {
  const { deployment } = input;
  if (input.environment) ensureEnvironment(state, repository, { name: input.environment });
  const status = append(state, repository, input);
  if (input.state === "success" && (input.autoInactive ?? true)) {
    for (const prior of replacedBy(repository, deployment)) {
      append(state, repository, { deployment: prior, state: "inactive", by: input.by });
    }
  }
  return status;
}

function append(state: State, repository: Repository, input: NewDeploymentStatus): DeploymentStatus {
  const { deployment, by } = input;
  const now = timestamp(state);
  const status: DeploymentStatus = {
    ...newIdentity(state, "DeploymentStatus"),
    state: input.state,
    description: input.description ?? "",
    environment: input.environment ?? deployment.environment,
    environmentUrl: input.environmentUrl ?? "",
    logUrl: input.logUrl ?? "",
    creator: by.login,
    createdAt: now,
  };
  deployment.statuses.push(status);
  deployment.environment = status.environment;
  deployment.updatedAt = now;
  announce(state, repository, { deployment, status });
  return status;
}

/** GitHub tells nobody of `inactive`: https://docs.github.com/webhooks/webhook-events-and-payloads#deployment_status */
function announce(
  state: State,
  repository: Repository,
  told: { deployment: Deployment; status: DeploymentStatus },
): void {
  if (told.status.state === "inactive") return;
  const sender = told.status.creator;
  state.events.emit({ name: "deployment_status", action: "created", repository, ...told, sender });
}

/** Prior, neither transient nor production, of the same environment, and once successful. */
const replacedBy = ({ deployments }: Repository, { id, environment }: Deployment): Deployment[] =>
  deployments.filter(
    (prior) =>
      prior.id < id &&
      prior.environment === environment &&
      !prior.transient &&
      !prior.production &&
      prior.statuses.some(({ state }) => state === "success") &&
      prior.statuses.at(-1)?.state !== "inactive",
  );
