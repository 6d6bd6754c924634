// Deployments and their statuses.
import type { Deployment, DeploymentStatus, Repository } from "../state/model.ts";
import { toUserJson } from "./account.ts";
import { type Json, repositoryApiUrl, type Wire } from "./wire.ts";

const urlOf = (wire: Wire, repository: Repository, { id }: Deployment): string =>
  repositoryApiUrl(wire, repository, `/deployments/${id}`);

/** The App behind an installation token is not named, only its bot: see @octokit/webhooks-examples, `deployment`. */
export function toDeploymentJson(wire: Wire, repository: Repository, deployment: Deployment): Json {
  const url = urlOf(wire, repository, deployment);
  return {
    url,
    id: deployment.id,
    node_id: deployment.nodeId,
    sha: deployment.sha,
    ref: deployment.ref,
    task: deployment.task,
    payload: deployment.payload,
    original_environment: deployment.originalEnvironment,
    environment: deployment.environment,
    description: deployment.description,
    creator: toUserJson(wire, deployment.creator),
    created_at: deployment.createdAt,
    updated_at: deployment.updatedAt,
    statuses_url: `${url}/statuses`,
    repository_url: repositoryApiUrl(wire, repository),
    transient_environment: deployment.transient,
    production_environment: deployment.production,
    performed_via_github_app: null,
  };
}

export function toDeploymentStatusJson(
  wire: Wire,
  repository: Repository,
  { deployment, status }: { deployment: Deployment; status: DeploymentStatus },
): Json {
  const deploymentUrl = urlOf(wire, repository, deployment);
  return {
    url: `${deploymentUrl}/statuses/${status.id}`,
    id: status.id,
    node_id: status.nodeId,
    state: status.state,
    creator: toUserJson(wire, status.creator),
    description: status.description,
    environment: status.environment,
    target_url: status.logUrl,
    log_url: status.logUrl,
    environment_url: status.environmentUrl,
    created_at: status.createdAt,
    updated_at: status.createdAt,
    deployment_url: deploymentUrl,
    repository_url: repositoryApiUrl(wire, repository),
    performed_via_github_app: null,
  };
}
