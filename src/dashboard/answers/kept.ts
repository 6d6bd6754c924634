// What Slipway keeps of repositories, in three queries for all of them: deployments, locks, and who waits.
import type { EnvironmentStanding } from "../../cards/status-card.ts";
import { sameName } from "../../config/environment-name.ts";
import { defaultEnvironment, type Environment } from "../../domain/environment.ts";
import type { EnvironmentLock } from "../../domain/lock.ts";
import type { DeployRequest } from "../../domain/request.ts";
import type { IndexedEnvironment, Ports } from "../../flows/ports.ts";
import { toStanding } from "../../flows/standing.ts";

export interface Kept {
  readonly indexed: ReadonlyMap<number, readonly IndexedEnvironment[]>;
  readonly locks: readonly EnvironmentLock[];
  readonly waiting: readonly DeployRequest[];
}

/** `named`: environments that are shown, however long ago somebody deployed to them. */
export async function readKept(
  { store }: Pick<Ports, "store">,
  repositories: readonly number[],
  named: readonly string[],
): Promise<Kept> {
  const [indexed, locks, waiting] = await Promise.all([
    store.index.newest(repositories, named),
    store.locks.held(repositories),
    store.requests.waitingIn(repositories),
  ]);
  return { indexed, locks, waiting };
}

export interface Among {
  readonly repository: number;
  /** Shown whatever happened there, in this order and before all others. */
  readonly configured: readonly Pick<Environment, "name" | "timeout">[];
  readonly now: Date;
}

/** Those that are not configured any more, and those of pull requests, are there while something is to be seen. */
export function standingsOf(kept: Kept, { repository, configured, now }: Among): readonly EnvironmentStanding[] {
  const stand = standIn(kept, repository, now);
  const named = new Set(configured.map(({ name }) => sameName(name)));
  const others = namesIn(kept, repository).filter((name) => !named.has(sameName(name)));
  return [
    ...configured.map(stand),
    ...others.map((name) => stand(defaultEnvironment(name))).filter((standing) => isInUse(standing)),
  ];
}

/** Each once, the newest use first. */
function namesIn({ indexed, locks, waiting }: Kept, repository: number): readonly string[] {
  const ours = (one: { readonly repository: { readonly id: number } }): boolean => one.repository.id === repository;
  const names = [
    ...(indexed.get(repository) ?? []).map(({ environment }) => environment),
    ...locks.filter(ours).map(({ environment }) => environment),
    ...waiting.filter(ours).map(({ environment }) => environment.name),
  ];
  return [...new Map(names.toReversed().map((name) => [sameName(name), name])).values()].toReversed();
}

const standIn =
  ({ indexed, locks, waiting }: Kept, repository: number, now: Date) =>
  (environment: Pick<Environment, "name" | "timeout">): EnvironmentStanding => {
    const is = (name: string): boolean => sameName(name) === sameName(environment.name);
    const history = (indexed.get(repository) ?? []).find((one) => is(one.environment))?.history ?? [];
    const lock = locks.find((one) => one.repository.id === repository && is(one.environment)) ?? null;
    const line = waiting.filter((one) => one.repository.id === repository && is(one.environment.name));
    return toStanding({ environment, history, isWhole: true, lock, waiting: line }, now);
  };

const isInUse = ({ runs, underWay, lock, waiting }: EnvironmentStanding): boolean =>
  runs !== null || underWay.length > 0 || lock !== null || waiting.length > 0;
