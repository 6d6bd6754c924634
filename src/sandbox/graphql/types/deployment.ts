// Deployment and DeploymentStatus.
import type { Deployment, DeploymentStatus, Repository, State } from "../../state/model.ts";
import { paged } from "../connection.ts";
import type { Context } from "../context.ts";
import type { Resolved } from "../resolved.ts";

/** https://docs.github.com/en/graphql/reference/enums#deploymentstate: a pending one was "not updated after 30 minutes". */
const abandonedAfter = 30 * 60 * 1000;

/** The word of the newest status, except that success is ACTIVE and that waiting has an end. */
function stateOf({ clock }: State, { statuses, updatedAt }: Deployment): string {
  const state = statuses.at(-1)?.state ?? "pending";
  if (state === "success") return "ACTIVE";
  const idle = clock.now().getTime() - Date.parse(updatedAt);
  return state === "pending" && idle > abandonedAfter ? "ABANDONED" : state.toUpperCase();
}

/** null where the deployment names a sha, or a ref that is gone. */
function refOf(context: Context, repository: Repository, { ref }: Deployment): Resolved | null {
  const name = ref.replace(/^refs\/(heads|tags)\//, "");
  return context.show.ref(repository, `refs/heads/${name}`) ?? context.show.ref(repository, `refs/tags/${name}`);
}

export function deploymentObject(context: Context, repository: Repository, deployment: Deployment): Resolved {
  const status = (found: DeploymentStatus): Resolved =>
    statusObject(context, repository, { deployment, status: found });
  const latest = deployment.statuses.at(-1);
  return {
    __typename: "Deployment",
    ...recordFields(deployment),
    state: stateOf(context.state, deployment),
    commit: () => context.show.commit(repository, deployment.sha),
    ref: () => refOf(context, repository, deployment),
    creator: () => context.show.actor(deployment.creator),
    repository: () => context.show.repository(repository),
    latestStatus: latest ? status(latest) : null,
    statuses: paged(() => deployment.statuses.toReversed(), status),
  };
}

/** Unlike in REST the payload is always JSON text, also that of a string. */
const recordFields = (deployment: Deployment) => ({
  id: deployment.nodeId,
  databaseId: deployment.id,
  task: deployment.task,
  environment: deployment.environment,
  latestEnvironment: deployment.environment,
  originalEnvironment: deployment.originalEnvironment,
  commitOid: deployment.sha,
  payload: JSON.stringify(deployment.payload),
  description: deployment.description,
  createdAt: deployment.createdAt,
  updatedAt: deployment.updatedAt,
});

export interface FoundStatus {
  readonly deployment: Deployment;
  readonly status: DeploymentStatus;
}

export function statusObject(context: Context, repository: Repository, found: FoundStatus): Resolved {
  const { status, deployment } = found;
  return {
    __typename: "DeploymentStatus",
    id: status.nodeId,
    state: status.state.toUpperCase(),
    description: status.description,
    environment: status.environment,
    environmentUrl: status.environmentUrl,
    logUrl: status.logUrl,
    createdAt: status.createdAt,
    updatedAt: status.createdAt,
    creator: () => context.show.actor(status.creator),
    deployment: () => context.show.deployment(repository, deployment),
  };
}
