// Deployments that other tools made: one card per pull request and environment shows the newest of them.
import type { Deployment, DeploymentStatus } from "./deployment.ts";
import type { Repository } from "./repository.ts";
import type { Card } from "./request.ts";

export interface ForeignDeployment extends Pick<Deployment, "id" | "sha" | "ref" | "task" | "createdAt"> {
  readonly creator: string;
  readonly status: DeploymentStatus | null;
}

export interface ForeignCard {
  /** Of the pull request and the environment. */
  readonly id: string;
  readonly repository: Repository;
  readonly repositoryUrl: string;
  readonly pullRequest: { readonly number: number; readonly nodeId: string };
  readonly environment: string;
  /** Newest first, five at most. */
  readonly deployments: readonly ForeignDeployment[];
  readonly card: Card | null;
}

export const foreignCardId = (repository: number, pullRequest: number, environment: string): string =>
  `${repository}/${pullRequest}/${environment.toLowerCase()}`;
