// Has the index of environments as fresh as readers need it.
import type { Duration } from "../../domain/duration.ts";
import type { Repository } from "../../domain/repository.ts";
import type { Ports } from "../ports.ts";
import { type Freshness, freshen } from "./freshen.ts";
import { environmentKey, remembered } from "./remembered.ts";

/** What was read from GitHub within this time is shown at once, and read again meanwhile. */
export const fresh: Duration = 300_000;

/** Waits for GitHub only where the index has nothing of one of them, or something old. Answers in their order. */
export async function freshForReaders(
  ports: Ports,
  repository: Repository,
  environments: readonly string[],
): Promise<readonly Freshness[]> {
  const { store, clock, log } = ports;
  const known = await Promise.all(
    environments.map(async (environment) => {
      const coverage = await store.index.coverage(repository.id, environment);
      return { asOf: coverage?.asOf ?? null, isUnused: await isUnused(ports, repository, environment) };
    }),
  );
  const freshening = freshen(ports, repository, environments);
  const isFresh = (asOf: string | null): boolean => asOf !== null && clock.now().getTime() - Date.parse(asOf) < fresh;
  if (!known.every(({ asOf, isUnused }) => isUnused || isFresh(asOf))) return freshening;
  freshening.catch((error: unknown) =>
    log.error({ err: error, repository: repository.id }, "the index was not brought up to date"),
  );
  return known.map(({ asOf }) => ({ asOf, trouble: null }));
}

/** As GitHub said lately. What was told of since is looked at, however short ago that was. */
async function isUnused(ports: Ports, repository: Repository, environment: string): Promise<boolean> {
  const { unused, looks } = remembered(ports);
  const key = environmentKey(repository, environment);
  if (!unused.has(key)) return false;
  const tasks = await ports.store.index.tasks(repository.id, environment);
  if (tasks.length === 0) return true;
  unused.forget(key);
  looks.forget(key);
  return false;
}
