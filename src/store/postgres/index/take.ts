// Takes over one of GitHub's pages: what it has, what it has no more, and what is known of the environment from now on.
import { isDeepStrictEqual } from "node:util";
import { sql } from "kysely";
import type { TakenPage } from "../../../flows/ports.ts";
import type { Sql } from "../tables.ts";
import { columnName } from "./column-text.ts";
import { keep } from "./keep.ts";

/** In a transaction. */
export async function take(trx: Sql, page: TakenPage, at: Date): Promise<void> {
  const { repository, environment, deployments, from, coverage } = page;
  await keep(trx, { repository, deployments, at });
  const removed = await removeMissing(trx, page);
  const row = trx.selectFrom("indexed_environment").select("coverage").where("repository", "=", repository.id);
  const kept = await row.where("environment", "=", columnName(environment)).forUpdate().executeTakeFirst();
  const isSame = isDeepStrictEqual(kept?.coverage ? JSON.parse(kept.coverage) : null, from);
  const environments = trx
    .updateTable("indexed_environment")
    .set({ removals: sql`removals + ${removed}`, ...(isSame ? { coverage: JSON.stringify(coverage) } : {}) })
    .where("repository", "=", repository.id);
  await environments.where("environment", "=", columnName(environment)).execute();
}

/** In the text: a record may hold what PostgreSQL does not take for JSON. */
const isSpelt = (environment: string) =>
  sql<boolean>`strpos(record, ${`"environment":${JSON.stringify(environment)}`}) > 0`;

async function removeMissing(trx: Sql, { repository, environment, deployments, range }: TakenPage): Promise<number> {
  const { after, before, keptBefore } = range;
  let rows = trx
    .deleteFrom("indexed_deployment")
    .where("repository", "=", repository.id)
    .where("environment", "=", columnName(environment))
    .where("kept_at", "<", new Date(keptBefore))
    .where(isSpelt(environment));
  if (after !== null) rows = rows.where("created_at", ">", new Date(after));
  if (before !== null) rows = rows.where("created_at", "<", new Date(before));
  const there = deployments.map(({ id }) => id);
  if (there.length > 0) rows = rows.where("id", "not in", there);
  return (await rows.returning("id").execute()).length;
}

export async function remove(trx: Sql, repository: number, deployments: readonly number[]): Promise<void> {
  if (deployments.length === 0) return;
  const rows = trx.deleteFrom("indexed_deployment").where("repository", "=", repository);
  const removed = await rows.where("id", "in", deployments).returning("environment").execute();
  for (const [environment, all] of Map.groupBy(removed, (row) => row.environment)) {
    const update = trx.updateTable("indexed_environment").set({ removals: sql`removals + ${all.length}` });
    await update.where("repository", "=", repository).where("environment", "=", environment).execute();
  }
}
