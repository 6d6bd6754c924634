// Asks GitHub again how old deployments stand: no delivery says that one was retired when a later one succeeded.
import type { DeploymentState } from "../../domain/deployment.ts";
import { Fault } from "../../domain/fault.ts";
import { mergePast } from "../../domain/merge-past.ts";
import type { PastDeployment } from "../../domain/past-deployment.ts";
import type { Repository } from "../../domain/repository.ts";
import type { DeploymentsRead, Ports } from "../ports.ts";
import { remembered } from "./remembered.ts";

/** In one query. */
const most = 50;

const mayChangeSilently: readonly (DeploymentState | null)[] = [null, "queued", "pending", "in_progress", "success"];

/**
 * Of one environment. GitHub sends no webhook for `inactive`: https://docs.github.com/en/webhooks/webhook-events-and-payloads#deployment_status.
 * Answers them as they stand now, without those that are gone; as they were where GitHub does not answer. Within five
 * minutes none is asked for twice.
 */
export async function recheck(
  ports: Ports,
  repository: Repository,
  deployments: readonly PastDeployment[],
): Promise<readonly PastDeployment[]> {
  const doubtful = await findDoubtful(ports, repository, deployments);
  if (doubtful.length === 0) return deployments;
  const read = await ask(ports, repository, doubtful);
  if (!read) return deployments;
  const gone = doubtful.filter(({ nodeId }) => read.gone.includes(nodeId)).map(({ id }) => id);
  await ports.store.index.put(repository, read.deployments);
  await ports.store.index.remove(repository.id, gone);
  const told = new Map(read.deployments.map((one) => [one.id, one]));
  return deployments.filter(({ id }) => !gone.includes(id)).map((one) => mergePast(one, told.get(one.id) ?? one));
}

/** GitHub's newest page is read often enough. */
async function findDoubtful(
  ports: Ports,
  repository: Repository,
  deployments: readonly PastDeployment[],
): Promise<readonly PastDeployment[]> {
  const [first] = deployments;
  const coverage = first ? await ports.store.index.coverage(repository.id, first.environment) : null;
  const newestFrom = coverage ? coverage.newestFrom : new Date(0).toISOString();
  if (newestFrom === null) return [];
  const isBelow = ({ createdAt }: PastDeployment): boolean => Date.parse(createdAt) < Date.parse(newestFrom);
  const old = deployments.filter((one) => mayChangeSilently.includes(one.state) && isBelow(one));
  const { rechecks } = remembered(ports);
  const keyOf = ({ id }: PastDeployment): string => `${repository.id}/${id}`;
  const due = old.filter((one) => !rechecks.has(keyOf(one))).slice(0, most);
  for (const one of due) rechecks.note(keyOf(one));
  return due;
}

async function ask(
  { github, log }: Ports,
  repository: Repository,
  deployments: readonly PastDeployment[],
): Promise<DeploymentsRead | null> {
  try {
    return await github.readDeployments(
      repository,
      deployments.map(({ nodeId }) => nodeId),
    );
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    log.warn({ err: error, repository: repository.id }, "old deployments were not read from GitHub");
    return null;
  }
}
