// deployment and deployment_status: anybody's deployment was created, or somebody reported on it.
import type { Context } from "probot";
import { type DeploymentStatus, states } from "../domain/deployment.ts";
import { type DeploymentJob, pullRequestKey } from "../flows/jobs.ts";
import type { Intake } from "../flows/take-in.ts";
import { toRepository } from "./repository.ts";

type Created = Context<"deployment.created">["payload"];
type Reported = Context<"deployment_status.created">["payload"];

export function onDeployment(payload: Created): Intake {
  const job = toJob(payload, null);
  return job ? { jobs: [{ job, options: { key: keyOf(job, payload.deployment.payload) } }] } : {};
}

export function onDeploymentStatus(payload: Reported): Intake {
  const job = toJob(payload, toStatus(payload.deployment_status));
  return job ? { jobs: [{ job, options: { key: keyOf(job, payload.deployment.payload) } }] } : {};
}

function toJob(payload: Created | Reported, status: DeploymentStatus | null): DeploymentJob | null {
  const repository = toRepository(payload);
  if (!repository) return null;
  const { id, node_id: nodeId, sha, ref, task, environment, created_at: createdAt, creator } = payload.deployment;
  return {
    kind: "deployment",
    repository,
    repositoryUrl: payload.repository.html_url,
    deployment: { id, nodeId, sha, ref, task, environment, createdAt, creator: creator?.login ?? "ghost" },
    payload: isObject(payload.deployment.payload) ? payload.deployment.payload : {},
    status,
    byActions: payload.workflow_run?.id ?? null,
  };
}

/** A state that is not known is not guessed: the deployment is followed, this report is not. */
function toStatus(wire: Reported["deployment_status"]): DeploymentStatus | null {
  const state = states.find((known) => known === wire.state);
  if (!state) return null;
  const { id, description, created_at: createdAt } = wire;
  const [environmentUrl, logUrl] = [wire.environment_url || null, wire.log_url || wire.target_url || null];
  const by = wire.creator?.login ?? "";
  return { id, state, description, environmentUrl, logUrl, createdAt, by };
}

/**
 * Deployments that name a pull request of Slipway's stand in its line, behind the answer to their own creation, which
 * may still be on its way. That claim decides nothing else: anybody can write it.
 */
function keyOf({ repository, deployment }: DeploymentJob, payload: unknown): string {
  const slipway: unknown = isObject(payload) ? payload["slipway"] : null;
  const number: unknown = isObject(slipway) ? slipway["pull_request"] : null;
  if (Number.isSafeInteger(number)) return pullRequestKey(repository, Number(number));
  return `${repository.id}/deployments of others/${deployment.environment.toLowerCase()}`;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
