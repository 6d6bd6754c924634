// Keeps what was told of deployments: new ones are added, and of known ones what is newer is taken over.
import { isDeepStrictEqual } from "node:util";
import { sql } from "kysely";
import { mergePast } from "../../../domain/merge-past.ts";
import type { PastDeployment } from "../../../domain/past-deployment.ts";
import type { Repository } from "../../../domain/repository.ts";
import type { Sql } from "../tables.ts";
import { columnName, columnText } from "./column-text.ts";

export interface Telling {
  readonly repository: Repository;
  readonly deployments: readonly PastDeployment[];
  /** By Slipway's clock. */
  readonly at: Date;
}

/** In a transaction. All lock environments first and deployments next, each in their order: nobody waits in a circle. */
export async function keep(trx: Sql, { repository, deployments, at }: Telling): Promise<void> {
  const told = together(deployments);
  if (told.length === 0) return;
  await keepEnvironments(trx, repository, told);
  const rows = told.map((one) => toRow(repository.id, one, at));
  const insert = trx.insertInto("indexed_deployment").values(rows);
  const added = await insert
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .execute();
  const isNew = new Set(added.map(({ id }) => id));
  const known = told.filter(({ id }) => !isNew.has(id));
  if (known.length > 0) await merge(trx, { repository, deployments: known, at });
}

/** By their ids, each once. */
function together(deployments: readonly PastDeployment[]): readonly PastDeployment[] {
  const byId = new Map<number, PastDeployment>();
  for (const one of deployments) {
    const before = byId.get(one.id);
    byId.set(one.id, before ? mergePast(before, one) : one);
  }
  return [...byId.values()].toSorted((a, b) => a.id - b.id);
}

async function keepEnvironments(trx: Sql, { id, owner, name }: Repository, told: readonly PastDeployment[]) {
  const newest = new Map<string, string>();
  for (const { environment, createdAt } of told) {
    const key = columnName(environment);
    const before = newest.get(key);
    if (before === undefined || Date.parse(before) < Date.parse(createdAt)) newest.set(key, createdAt);
  }
  const rows = [...newest].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const insert = trx
    .insertInto("indexed_environment")
    .values(rows.map(([environment, at]) => ({ repository: id, environment, owner, name, newest_at: at })));
  await insert
    .onConflict((conflict) =>
      conflict
        .columns(["repository", "environment"])
        .doUpdateSet({ owner, name, newest_at: sql`greatest(indexed_environment.newest_at, excluded.newest_at)` })
        .where(
          sql<boolean>`(indexed_environment.owner, indexed_environment.name) <> (excluded.owner, excluded.name)
            or indexed_environment.newest_at < excluded.newest_at`,
        ),
    )
    .execute();
}

async function merge(trx: Sql, { repository, deployments, at }: Telling): Promise<void> {
  const ids = deployments.map(({ id }) => id);
  const rows = trx.selectFrom("indexed_deployment").select(["id", "record"]).where("repository", "=", repository.id);
  const kept = await rows.where("id", "in", ids).orderBy("id").forUpdate().execute();
  const byId = new Map(kept.map(({ id, record }) => [id, JSON.parse(record) as PastDeployment]));
  for (const told of deployments) {
    const known = byId.get(told.id);
    const merged = known && mergePast(known, told);
    if (!merged || isDeepStrictEqual(known, merged)) continue;
    const { id, repository: _, ...columns } = toRow(repository.id, merged, at);
    const update = trx.updateTable("indexed_deployment").set(columns).where("repository", "=", repository.id);
    await update.where("id", "=", id).execute();
  }
}

const toRow = (repository: number, one: PastDeployment, at: Date) => ({
  repository,
  id: one.id,
  environment: columnName(one.environment),
  task: columnText(one.task),
  state: one.state,
  maker: one.by === null ? null : columnName(one.by),
  pull_request: one.pullRequest,
  repeats: one.repeats,
  created_at: one.createdAt,
  state_at: one.stateAt,
  succeeded_at: one.succeededAt,
  record: JSON.stringify(one),
  kept_at: at,
  changed: nextChange,
});

const nextChange = sql<number>`nextval('slipway.index_change')`;
