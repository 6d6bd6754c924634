// Deployments of other tools, on the pull request whose head they deploy: one card for each environment.
import { toBody } from "../cards/body.ts";
import { renderForeignCard } from "../cards/foreign-card.ts";
import { readConfig } from "../config/read-config.ts";
import { resolveEnvironments } from "../config/resolve-environments.ts";
import { newest } from "../domain/deployment.ts";
import { type ForeignCard, type ForeignDeployment, foreignCardId } from "../domain/foreign.ts";
import type { Repository } from "../domain/repository.ts";
import type { DeploymentJob } from "./jobs.ts";
import { loadConfig } from "./load-config.ts";
import type { Home, Ports } from "./ports.ts";
import { writeComment } from "./write-comment.ts";

const mostShown = 5;

export async function annotateForeign(ports: Ports, job: DeploymentJob, read: () => Promise<Home>): Promise<void> {
  const known = await ports.store.foreign.byDeployment(job.repository.id, job.deployment.id);
  const cards = known.length > 0 ? known : await findCards(ports, job, read);
  for (const card of cards) await show(ports, { ...card, deployments: addDeployment(card.deployments, job) });
}

/** Looked for once for each deployment: one that belongs nowhere stays there. */
async function findCards(ports: Ports, job: DeploymentJob, read: () => Promise<Home>): Promise<ForeignCard[]> {
  const { repository, deployment } = job;
  const { store } = ports;
  const nowhere = `nowhere/${repository.id}/${deployment.id}`;
  if (await store.has(nowhere)) return [];
  const home = await read();
  const settings = home.pullRequests.length > 0 ? await readSettings(ports, repository, home) : null;
  const cards = home.pullRequests.flatMap((pullRequest) => {
    const environment = settings && environmentName(settings, job, pullRequest.number);
    return environment ? [emptyCard(job, pullRequest, environment)] : [];
  });
  if (cards.length === 0) await store.first(nowhere);
  return Promise.all(cards.map(async (card) => (await store.foreign.get(card.id)) ?? card));
}

/** With a configuration that cannot be read no environment is ours. */
async function readSettings(ports: Ports, repository: Repository, { config }: Home): Promise<Known | null> {
  const read = readConfig(await loadConfig(ports, repository, config));
  return read.kind === "settings" ? read : null;
}

type Known = Extract<ReturnType<typeof readConfig>, { kind: "settings" }>;

/** Only environments that the configuration names, or staging and production where there is none: every tool may make its own. */
const environmentName = ({ settings }: Known, { deployment }: DeploymentJob, number: number): string | null =>
  resolveEnvironments(settings, [], number).find(deployment.environment)?.name ?? null;

const emptyCard = (
  { repository, repositoryUrl }: DeploymentJob,
  pullRequest: ForeignCard["pullRequest"],
  environment: string,
): ForeignCard => ({
  id: foreignCardId(repository.id, pullRequest.number, environment),
  repository,
  repositoryUrl,
  pullRequest,
  environment,
  deployments: [],
  card: null,
});

function addDeployment(
  deployments: readonly ForeignDeployment[],
  { deployment, status }: DeploymentJob,
): ForeignDeployment[] {
  const { id, sha, ref, task, createdAt, creator } = deployment;
  const before = deployments.find((one) => one.id === id)?.status ?? null;
  const seen = { id, sha, ref, task, createdAt, creator, status: status ? newest(before, status) : before };
  const others = deployments.filter((one) => one.id !== id);
  return [seen, ...others].sort((a, b) => b.id - a.id).slice(0, mostShown);
}

async function show(ports: Ports, card: ForeignCard): Promise<void> {
  const { repository, pullRequest } = card;
  const body = toBody(renderForeignCard(card));
  if (card.card?.body === body) return;
  const mark = `others ${card.id}`;
  const comment = { repository, pullRequest: pullRequest.nodeId, mark, body, known: card.card?.nodeId ?? null };
  const nodeId = await writeComment(ports, comment);
  await ports.store.foreign.save({ ...card, card: { nodeId, body, outdated: false } });
}
