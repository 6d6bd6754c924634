// Deployments as records: created and deleted, without asking whether they should be.
import type { Actor } from "./actor.ts";
import { ensureEnvironment } from "./environments.ts";
import { newIdentity } from "./ids.ts";
import type { Deployment, Repository, State } from "./model.ts";
import { timestamp } from "./time.ts";

export interface NewDeployment {
  readonly ref: string;
  readonly sha: string;
  readonly task?: string;
  readonly payload?: Deployment["payload"];
  readonly environment?: string;
  readonly description?: string | null;
  readonly transient?: boolean;
  /** Default: only what is called "production". */
  readonly production?: boolean;
  readonly workflowRun?: number | null;
  readonly by: Actor;
}

export function recordDeployment(state: State, repository: Repository, input: NewDeployment): Deployment {
  const environment = input.environment ?? "production";
  ensureEnvironment(state, repository, { name: environment });
  const now = timestamp(state);
  const deployment: Deployment = {
    ...newIdentity(state, "Deployment"),
    sha: input.sha,
    ref: input.ref,
    task: input.task ?? "deploy",
    payload: input.payload ?? "",
    originalEnvironment: environment,
    environment,
    description: input.description ?? null,
    creator: input.by.login,
    transient: input.transient ?? false,
    production: input.production ?? environment === "production",
    workflowRun: input.workflowRun ?? null,
    createdAt: now,
    updatedAt: now,
    statuses: [],
  };
  repository.deployments.push(deployment);
  state.events.emit({ name: "deployment", action: "created", repository, deployment, sender: input.by.login });
  return deployment;
}

/** Only an inactive one may go, unless it is the last: https://docs.github.com/rest/deployments/deployments#delete-a-deployment */
export function mayDelete({ deployments }: Repository, { statuses }: Deployment): boolean {
  const active = statuses.at(-1)?.state ?? "pending";
  return deployments.length === 1 || !["success", "in_progress", "queued", "pending"].includes(active);
}

export function deleteDeployment(repository: Repository, deployment: Deployment): void {
  repository.deployments.splice(repository.deployments.indexOf(deployment), 1);
}
