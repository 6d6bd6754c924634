// Every deployment and status that GitHub tells of goes into the index, without asking GitHub anything.
import type { PastDeployment } from "../../domain/past-deployment.ts";
import { readPayload } from "../../domain/past-payload.ts";
import type { DeployRequest } from "../../domain/request.ts";
import type { DeploymentJob } from "../jobs.ts";
import type { Ports } from "../ports.ts";

/** `request`: the one whose deployment it is. Whose bot a delivery names, it does not say; GitHub's next page does. */
export function keepDeployment(
  { store }: Pick<Ports, "store">,
  job: DeploymentJob,
  request: DeployRequest | null,
): Promise<void> {
  return store.index.put(job.repository, [toPast(job, request)]);
}

function toPast({ deployment, payload, status }: DeploymentJob, request: DeployRequest | null): PastDeployment {
  const { id, nodeId, sha, task, environment, createdAt, creator } = deployment;
  const { actor, ...facts } = readPayload(payload, request !== null);
  return {
    id,
    nodeId,
    sha,
    ref: refOf(deployment, request),
    task,
    environment,
    createdAt,
    by: actor ?? (creator === ghost ? null : creator.replace(/\[bot\]$/, "")),
    ...facts,
    state: status?.state ?? null,
    stateAt: status?.createdAt ?? createdAt,
    environmentUrl: status?.environmentUrl ?? null,
    succeededAt: status?.state === "success" ? status.createdAt : null,
  };
}

/** Whose account is gone is called so where a delivery names nobody. */
const ghost = "ghost";

/** As the history has it: a name of a branch or tag, or nothing. A request by sha knows the branch that it was gated as. */
function refOf({ ref, sha }: DeploymentJob["deployment"], request: DeployRequest | null): string | null {
  if (request && request.ref !== sha) return request.ref;
  return sha.startsWith(ref) && ref.length >= shortest ? null : ref.replace(/^refs\/(heads|tags)\//, "");
}

/** Digits of a shortened sha. */
const shortest = 7;
