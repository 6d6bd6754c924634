// A deployment of ours that an executor of ours carries out: its run is kept, and started at once.
import { type Deployment, type DeploymentStatus, isFinal } from "../../domain/deployment.ts";
import type { Order } from "../../domain/order.ts";
import type { DeployRequest } from "../../domain/request.ts";
import { type Run, runId } from "../../domain/run.ts";
import { payloadOf } from "../plan-deployment.ts";
import type { Ports } from "../ports.ts";

/** Before its request says that it is there: otherwise nobody would look for it. A second call changes nothing. */
export async function keepRun(ports: Ports, request: DeployRequest, deployment: Deployment): Promise<void> {
  await ports.store.runs.add(newRun(ports, request, deployment));
}

/** Of a deployment that a forgotten process made: what that one said of it, it had begun; otherwise it may have. */
export async function keepForgottenRun(
  ports: Ports,
  request: DeployRequest,
  { deployment, told }: { readonly deployment: Deployment; readonly told: DeploymentStatus | null },
): Promise<Run> {
  const run: Run = { ...newRun(ports, request, deployment), orderedAt: deployment.createdAt };
  const resumed = told === null ? run : { ...run, ...standing(told) };
  await ports.store.runs.add(resumed);
  return resumed;
}

function standing({ state, createdAt: at, ...told }: DeploymentStatus): Pick<Run, "stage" | "heard"> {
  const { description, environmentUrl, logUrl } = told;
  const links = { ...(environmentUrl && { environmentUrl }), ...(logUrl && { logUrl }) };
  return { stage: isFinal(state) ? "over" : "ordered", heard: { state, description, ...links, at } };
}

function newRun({ clock, links }: Ports, request: DeployRequest, deployment: Deployment): Run {
  const now = clock.now().toISOString();
  const { environment, ref, actor, pullRequest, parameters } = request;
  const made = { ...deployment, ref, environment: environment.name };
  const payload = { ...payloadOf(request) };
  const url = links.deployment(request.repository, deployment.id);
  const order = toOrder(
    request,
    { ...made, url },
    { actor: actor.login, pullRequest: pullRequest.number, parameters, payload },
  );
  return { ...unheard(now), ...placeOf(request, deployment, order), ...ofRequest(request) };
}

const ofRequest = ({ id, replaces, sealed }: DeployRequest) => ({ request: id, replaces, sealed });

type Place = Pick<Run, "repository" | "repositoryUrl" | "environment">;

export const placeOf = (
  { repository, repositoryUrl, environment }: Place,
  { nodeId }: Pick<Deployment, "nodeId">,
  order: Run["order"],
): Pick<Run, "id" | "order" | "deploymentNodeId"> & Place => ({
  id: order.id,
  repository,
  repositoryUrl,
  environment,
  deploymentNodeId: nodeId,
  order,
});

/** Nobody was asked, and nothing was reported. */
export const unheard = (now: string) =>
  ({
    createdAt: now,
    stage: "waiting",
    heard: null,
    unwritten: [],
    writingAt: null,
    orderedAt: null,
    heardAt: now,
    handle: null,
    workflowRun: null,
    stopping: null,
    held: "",
    hasLog: false,
    doubled: false,
  }) satisfies Partial<Run>;

interface AskedFor {
  readonly actor: string;
  readonly pullRequest: number | null;
  readonly parameters: Order["parameters"];
  readonly payload: Order["payload"];
}

export function toOrder(
  { repository, repositoryUrl }: Pick<Place, "repository" | "repositoryUrl">,
  { id, sha, ref, task, environment, url }: Order["deployment"],
  { actor, pullRequest, parameters, payload }: AskedFor,
): Run["order"] {
  const fullName = `${repository.owner}/${repository.name}`;
  return {
    id: runId(repository.id, id),
    deployment: { id, sha, ref, task, environment, url },
    repository: { id: repository.id, full_name: fullName, clone_url: `${repositoryUrl}.git` },
    actor,
    pull_request: pullRequest,
    parameters,
    payload,
  };
}
