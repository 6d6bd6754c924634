// What GitHub tells of one deployment: asked again only when something changed of it, however many look at it.
import type { DeploymentStatus } from "../../domain/deployment.ts";
import { Fault } from "../../domain/fault.ts";
import type { PastDeployment } from "../../domain/past-deployment.ts";
import type { Repository } from "../../domain/repository.ts";
import type { Unread } from "../../domain/snapshot.ts";
import { KeptWhile } from "../../flows/kept-while.ts";
import type { Ports } from "../../flows/ports.ts";

export interface Told {
  readonly deployment: PastDeployment;
  /** Oldest first. */
  readonly statuses: readonly DeploymentStatus[] | Unread;
}

/** Null: GitHub has none of this id there. */
export type ReadTold = (repository: Repository, id: number) => Promise<Told | null>;

/** Milliseconds: of what other tools do to a deployment, a delivery may be lost. */
const life = 15_000;
const most = 500;

export function createReadTold(ports: Pick<Ports, "github" | "store" | "clock">): ReadTold {
  const kept = new KeptWhile<Told | null>(ports.clock, life, most);
  return async (repository, id) => {
    // Of what happens to others, however often, nothing here is another.
    const known = await ports.store.index.get(repository.id, id);
    const stands = known && `${known.state} ${known.stateAt} ${known.environmentUrl}`;
    return kept.ask(`${repository.id}/${id} ${stands}`, () => read(ports, repository, id));
  };
}

async function read(ports: Pick<Ports, "github" | "store">, repository: Repository, id: number): Promise<Told | null> {
  const [deployment, statuses] = await Promise.all([
    readDeployment(ports, repository, id),
    readStatuses(ports, repository, id),
  ]);
  return deployment && { deployment, statuses };
}

/** As GitHub has it; where GitHub does not answer, as it was when it last told of it. */
async function readDeployment(
  { github, store }: Pick<Ports, "github" | "store">,
  repository: Repository,
  id: number,
): Promise<PastDeployment | null> {
  const known = await store.index.get(repository.id, id);
  if (!known) return github.readDeployment(repository, id);
  try {
    const { deployments, gone } = await github.readDeployments(repository, [known.nodeId]);
    return gone.length > 0 ? null : (deployments[0] ?? known);
  } catch (error) {
    if (error instanceof Fault && error.fault === "transient") return known;
    throw error;
  }
}

async function readStatuses(
  { github }: Pick<Ports, "github">,
  repository: Repository,
  id: number,
): Promise<Told["statuses"]> {
  try {
    return await github.readStatuses(repository, id);
  } catch (error) {
    if (error instanceof Fault) return { unread: error.message };
    throw error;
  }
}
