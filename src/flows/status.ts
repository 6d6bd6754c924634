// `/status`: what runs where, who holds it, what waits.
import { toBody } from "../cards/body.ts";
import { type EnvironmentStanding, renderStatus } from "../cards/status-card.ts";
import type { Plan } from "../commands/plan.ts";
import { readConfig } from "../config/read-config.ts";
import { resolveEnvironments } from "../config/resolve-environments.ts";
import type { Environment } from "../domain/environment.ts";
import type { Repository } from "../domain/repository.ts";
import type { Asking } from "./may.ts";
import { keepNote } from "./note.ts";
import type { HistoryPage, Ports } from "./ports.ts";
import { toStanding, withRefs } from "./standing.ts";

/** One read for all of them. */
export async function showStatus(
  ports: Ports,
  asking: Asking,
  { environment }: Extract<Plan, { kind: "status" }>,
): Promise<void> {
  const { repository } = asking.job;
  const environments = environment ? [environment] : environmentsOf(asking);
  const pages = await ports.github.readHistory(
    repository,
    environments.map(({ name }) => ({ environment: name, after: null })),
  );
  const standings: EnvironmentStanding[] = [];
  for (const [index, one] of environments.entries()) {
    const page = pages[index] ?? { deployments: { unread: "GitHub did not show them" }, next: null };
    standings.push(await standing(ports, repository, { environment: one, page }));
  }
  const card = renderStatus({ repositoryUrl: asking.snapshot.repository.url, standings });
  await keepNote(ports, asking.job, { about: "status", body: toBody(card) });
}

function environmentsOf({ job, snapshot }: Asking): readonly Environment[] {
  const config = readConfig(snapshot.config);
  if (config.kind === "refused") return [];
  const all = resolveEnvironments(config.settings, snapshot.repository.environments, job.pullRequest.number);
  return all.names.flatMap((name) => all.find(name) ?? []);
}

interface Of {
  readonly environment: Environment;
  readonly page: HistoryPage;
}

async function standing(ports: Ports, repository: Repository, { environment, page }: Of): Promise<EnvironmentStanding> {
  const { store, clock } = ports;
  const waiting = await store.requests.waitingFor(repository.id, environment.name);
  const lock = await store.locks.get(repository.id, environment.name);
  const { deployments: history, next } = page;
  const isWhole = next === null;
  return withRefs(ports, repository, toStanding({ environment, history, isWhole, lock, waiting }, clock.now()));
}
