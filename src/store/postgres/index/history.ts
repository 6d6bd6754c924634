// The history of an environment out of the index: a page, one deployment, the one before it, tasks.
import { sql } from "kysely";
import type { PastDeployment } from "../../../domain/past-deployment.ts";
import type { IndexAsked, IndexPage } from "../../../flows/ports.ts";
import type { Sql } from "../tables.ts";
import { columnName, columnText } from "./column-text.ts";

/** Rows that are skipped are read from an index alone. */
export async function readPage(db: Sql, asked: IndexAsked): Promise<IndexPage> {
  const { repository, task, state, by, page, length } = asked;
  let ids = of(db, asked);
  if (task !== null) ids = ids.where("task", "=", columnText(task));
  if (state !== null) ids = ids.where("state", "=", state);
  if (by !== null) ids = ids.where("maker", "=", columnName(by));
  const shown = ids
    .select("id")
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .limit(length + 1)
    .offset((page - 1) * length);
  const rows = await db
    .selectFrom("indexed_deployment")
    .select("record")
    .where("repository", "=", repository)
    .where("id", "in", shown)
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .execute();
  return { deployments: rows.slice(0, length).map(fromRow), hasMore: rows.length > length };
}

export async function readOne(db: Sql, repository: number, id: number): Promise<PastDeployment | null> {
  const rows = db.selectFrom("indexed_deployment").select("record").where("repository", "=", repository);
  const row = await rows.where("id", "=", id).executeTakeFirst();
  return row ? fromRow(row) : null;
}

export interface Before {
  readonly repository: number;
  readonly environment: string;
  readonly deployment: number;
}

export async function readBefore(db: Sql, before: Before): Promise<PastDeployment | null> {
  const { repository, deployment } = before;
  const here = sql`select created_at, id from slipway.indexed_deployment
    where repository = ${repository} and id = ${deployment}`;
  const row = await of(db, before)
    .select("record")
    .where(isSuccess)
    .where(sql<boolean>`(created_at, id) < (${here})`)
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  return row ? fromRow(row) : null;
}

/** One after another: a look at the index for each, however many deployments there are. */
export async function readTasks(db: Sql, repository: number, environment: string): Promise<readonly string[]> {
  const next = sql`select min(task) from slipway.indexed_deployment
    where repository = ${repository} and environment = ${columnName(environment)}`;
  const { rows } = await sql<{ readonly task: string }>`
    with recursive known as (
      (${next}) union all (select (${next} and task > known.min) from known where known.min is not null)
    ) select min as task from known where min is not null order by min`.execute(db);
  return rows.map(({ task }) => task);
}

const isSuccess = sql<boolean>`task = 'deploy' and succeeded_at is not null`;

const of = (db: Sql, { repository, environment }: { readonly repository: number; readonly environment: string }) =>
  db
    .selectFrom("indexed_deployment")
    .where("repository", "=", repository)
    .where("environment", "=", columnName(environment));

export const fromRow = ({ record }: { readonly record: string }): PastDeployment =>
  JSON.parse(record) as PastDeployment;
