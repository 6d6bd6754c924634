// The index of deployments in memory: a copy of GitHub's, so that nothing is lost with it.
import { isDeepStrictEqual } from "node:util";
import type { Clock } from "../domain/clock.ts";
import { mergePast } from "../domain/merge-past.ts";
import type { PastDeployment } from "../domain/past-deployment.ts";
import type { Repository } from "../domain/repository.ts";
import type { Coverage, Index, IndexAsked, IndexedSince, TakenPage } from "../flows/ports.ts";
import type { Touch } from "./memory-changes.ts";

interface Kept {
  readonly repository: Repository;
  readonly deployment: PastDeployment;
  /** Milliseconds. */
  readonly keptAt: number;
}

export function memoryIndex(clock: Clock, touch: Touch): Omit<Index, "changes"> {
  const kept = new Map<string, Kept>();
  const coverages = new Map<string, Coverage>();
  const historyOf = (repository: number, environment: string): readonly PastDeployment[] =>
    of(kept, repository).filter(isIn(environment));
  const drop = (repository: number, ids: readonly number[]): void => {
    const gone = ids.filter((id) => kept.delete(keyOf(repository, id)));
    if (gone.length > 0) touch(repository);
  };

  function put(repository: Repository, told: PastDeployment): void {
    const key = keyOf(repository.id, told.id);
    const known = kept.get(key)?.deployment;
    const deployment = known ? mergePast(known, told) : told;
    if (isDeepStrictEqual(known, deployment)) return;
    kept.set(key, { repository, deployment, keptAt: clock.now().getTime() });
    touch(repository.id);
  }

  return {
    put: async (repository, deployments) => deployments.forEach((one) => put(repository, one)),
    take: async (page) => {
      const isKnown = historyOf(page.repository.id, page.environment).length + page.deployments.length > 0;
      for (const one of page.deployments) put(page.repository, one);
      drop(page.repository.id, missing(page, kept));
      const key = environmentKey(page.repository.id, page.environment);
      if (isKnown && isDeepStrictEqual(coverages.get(key) ?? null, page.from)) coverages.set(key, page.coverage);
    },
    remove: async (repository, deployments) => drop(repository, deployments),
    coverage: async (repository, environment) => coverages.get(environmentKey(repository, environment)) ?? null,
    page: async (asked) => toPage(asked, historyOf(asked.repository, asked.environment)),
    get: async (repository, id) => kept.get(keyOf(repository, id))?.deployment ?? null,
    before: async (repository, environment, id) => {
      const history = historyOf(repository, environment);
      const older = history.slice(history.findIndex((one) => one.id === id) + 1);
      return history.some((one) => one.id === id) ? (older.find(isSuccess) ?? null) : null;
    },
    tasks: async (repository, environment) =>
      [...new Set(historyOf(repository, environment).map(({ task }) => task))].toSorted(),
    since: async (repository, environment, since) => {
      const coverage = coverages.get(environmentKey(repository, environment)) ?? null;
      return toSince(historyOf(repository, environment), { since, coverage });
    },
    newest: async (repositories) => {
      const found = repositories.map((id) => [id, of(kept, id)] as const);
      return new Map(found.flatMap(([id, all]) => (all.length > 0 ? [[id, byEnvironment(all)] as const] : [])));
    },
    active: async (since, most) => {
      const recent = [...kept.values()].filter(({ deployment }) => isSince(deployment, since));
      const named = recent
        .toSorted((a, b) => newestFirst(a.deployment, b.deployment))
        .map(({ repository: { id, owner, name }, deployment }) => ({
          repository: { id, owner, name },
          environment: deployment.environment,
        }));
      const byKey = Map.groupBy(named, (one) => environmentKey(one.repository.id, one.environment));
      return [...byKey.values()].flatMap(([first]) => first ?? []).slice(0, most);
    },
  };
}

type All = ReadonlyMap<string, Kept>;

const keyOf = (repository: number, id: number): string => `${repository}/${id}`;
const environmentKey = (repository: number, environment: string): string =>
  `${repository}/${environment.toLowerCase()}`;

const newestFirst = (a: PastDeployment, b: PastDeployment): number =>
  Date.parse(b.createdAt) - Date.parse(a.createdAt) || b.id - a.id;

const of = (kept: All, repository: number): readonly PastDeployment[] =>
  [...kept.values()].flatMap((one) => (one.repository.id === repository ? [one.deployment] : [])).toSorted(newestFirst);

const isIn =
  (environment: string) =>
  (one: PastDeployment): boolean =>
    one.environment.toLowerCase() === environment.toLowerCase();

const isSuccess = ({ task, succeededAt }: PastDeployment): boolean => task === "deploy" && succeededAt !== null;
const isSince = ({ createdAt }: PastDeployment, since: string): boolean => Date.parse(createdAt) >= Date.parse(since);

function missing({ repository, environment, deployments, range }: TakenPage, kept: All): readonly number[] {
  const there = new Set(deployments.map(({ id }) => id));
  const { after, before, keptBefore } = range;
  const within = [...kept.values()].filter(({ repository: { id }, deployment, keptAt }) => {
    const at = Date.parse(deployment.createdAt);
    const isBetween = (after === null || at > Date.parse(after)) && (before === null || at < Date.parse(before));
    return (
      id === repository.id && deployment.environment === environment && isBetween && keptAt < Date.parse(keptBefore)
    );
  });
  return within.flatMap(({ deployment: { id } }) => (there.has(id) ? [] : [id]));
}

function toPage({ task, state, by, page, length }: IndexAsked, history: readonly PastDeployment[]) {
  const found = history.filter(
    (one) =>
      (task === null || one.task === task) &&
      (state === null || one.state === state) &&
      (by === null || one.by?.toLowerCase() === by.toLowerCase()),
  );
  const deployments = found.slice((page - 1) * length, page * length);
  return { deployments, hasMore: found.length > page * length };
}

function toSince(
  history: readonly PastDeployment[],
  { since, coverage }: { readonly since: string; readonly coverage: Coverage | null },
): IndexedSince {
  const { wholeFrom } = coverage?.top ?? { wholeFrom: new Date(8.64e15).toISOString() };
  if (wholeFrom === null || Date.parse(wholeFrom) < Date.parse(since)) return { history, goesOn: false };
  return { history: history.filter(({ createdAt }) => Date.parse(createdAt) > Date.parse(wholeFrom)), goesOn: true };
}

/** All of it says at least what the newest say. */
const byEnvironment = (all: readonly PastDeployment[]) =>
  [...Map.groupBy(all, ({ environment }) => environment.toLowerCase()).values()].flatMap((history) =>
    history[0] ? [{ environment: history[0].environment, history }] : [],
  );
