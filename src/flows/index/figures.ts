// The figures of all environments to which something was deployed of late, out of the index.
import { type Figures, measure } from "../../domain/dora.ts";
import { Fault } from "../../domain/fault.ts";
import type { Repository } from "../../domain/repository.ts";
import type { ActiveEnvironment, Ports } from "../ports.ts";
import { freshen } from "./freshen.ts";
import { measuredFrom } from "./read-measured.ts";
import { environmentKey, remembered } from "./remembered.ts";

export interface EnvironmentFigures {
  /** "owner/name", as last heard. */
  readonly repository: string;
  readonly environment: string;
  readonly figures: Figures;
}

const days = 30;
const day = 86_400_000;

/** Histories that are read from GitHub for one call: whoever has more of them sees the rest with the next. */
const mostRead = 20;

/**
 * So many environments at most, those of the newest deployments. GitHub is asked only for one of which nobody knows how
 * far back the index goes; what is known in parts is left out.
 */
export async function readFigures(ports: Ports, most: number): Promise<readonly EnvironmentFigures[]> {
  const { index } = ports.store;
  const since = new Date(ports.clock.now().getTime() - days * day).toISOString();
  const active = await index.active(since, most);
  await readUnknown(ports, active);
  const stamps = await index.changes([...new Set(active.map(({ repository }) => repository.id))]);
  const all = active.map((one) => figuresOf(ports, one, { since, stamp: stamps.get(one.repository.id) ?? "" }));
  return (await Promise.all(all)).filter(({ figures }) => figures.whole);
}

/** Computed again only where something changed. */
async function figuresOf(
  ports: Ports,
  { repository, environment }: ActiveEnvironment,
  { since, stamp }: { readonly since: string; readonly stamp: string },
): Promise<EnvironmentFigures> {
  const key = `${environmentKey(repository, environment)} ${stamp}`;
  const figures = await remembered(ports).figures.ask(key, async () => {
    const measured = await measuredFrom(ports, repository.id, { environment, since });
    return measure(measured, days, ports.clock.now()).now;
  });
  return { repository: `${repository.owner}/${repository.name}`, environment, figures };
}

/** What came by deliveries alone may be all there is, or the last of a thousand. */
async function readUnknown(ports: Ports, active: readonly ActiveEnvironment[]): Promise<void> {
  const { index } = ports.store;
  const coverages = await Promise.all(
    active.map(({ repository, environment }) => index.coverage(repository.id, environment)),
  );
  const unknown = active.filter((_, place) => coverages[place] === null).slice(0, mostRead);
  const byRepository = [...Map.groupBy(unknown, ({ repository }) => repository.id).values()];
  const failed = (error: unknown): void => {
    if (!(error instanceof Fault)) throw error;
    ports.log.warn({ err: error }, "a history was not read for its figures");
  };
  await Promise.all(byRepository.map((some) => read(ports, some).catch(failed)));
}

async function read(ports: Ports, [first, ...rest]: readonly ActiveEnvironment[]): Promise<void> {
  if (!first) return;
  const { owner, name } = first.repository;
  const installation = await ports.github.readInstallation(`${owner}/${name}`);
  if (installation === null) return;
  const repository: Repository = { ...first.repository, installation, defaultBranch: "HEAD" };
  await freshen(
    ports,
    repository,
    [first, ...rest].map(({ environment }) => environment),
  );
}
