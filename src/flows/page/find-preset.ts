// The pull request that a command is most likely meant for: of what runs in the environment, holds it, or waits for it.
import type { Environment } from "../../domain/environment.ts";
import { runsThere, underWay } from "../../domain/past-deployment.ts";
import type { Repository } from "../../domain/repository.ts";
import { isUnread } from "../../domain/snapshot.ts";
import type { Ports } from "../ports.ts";

export interface Meant {
  readonly verb: string;
  readonly environment: Environment;
}

type Reading = Pick<Ports, "github" | "store" | "clock">;

/** A number; null: nobody can tell. */
export async function findPreset(ports: Reading, repository: Repository, meant: Meant): Promise<number | null> {
  const { verb, environment } = meant;
  switch (verb) {
    case "lock":
    case "unlock":
      return (await holder(ports, repository, environment)) ?? runs(ports, repository, environment);
    case "approve":
    case "reject":
      return waits(ports, repository, environment);
    case "cancel":
      return (await moves(ports, repository, environment)) ?? waits(ports, repository, environment);
    case "rollback":
      return runs(ports, repository, environment);
    case "promote":
      return runs(ports, repository, { ...environment, name: environment.after[0] ?? environment.name });
    default:
      return null;
  }
}

type Find = (ports: Reading, repository: Repository, environment: Environment) => Promise<number | null>;

const holder: Find = async ({ store }, { id }, { name }) =>
  (await store.locks.get(id, name))?.pullRequest.number ?? null;

const waits: Find = async ({ store }, { id }, { name }) =>
  (await store.requests.waitingFor(id, name))[0]?.pullRequest.number ?? null;

const runs: Find = async (ports, repository, { name }) =>
  runsThere(await newest(ports, repository, name))?.pullRequest ?? null;

const moves: Find = async (ports, repository, { name, timeout }) => {
  const now = ports.clock.now();
  const [first] = underWay(await newest(ports, repository, name), { now, timeout });
  return first?.pullRequest ?? null;
};

async function newest({ github }: Reading, repository: Repository, environment: string) {
  const [page] = await github.readHistory(repository, [{ environment, after: null }]);
  return !page || isUnread(page.deployments) ? [] : page.deployments;
}
