// A stamp for each repository that is another one whenever anything changed that pages show of it.
import { sql } from "kysely";
import type { Sql } from "../tables.ts";

interface Stamp {
  readonly id: number;
  readonly stamp: string;
}

/** Numbers are given before their changes can be seen: a change with an earlier one may be seen after a later one's. */
const newest = 8;

/**
 * Nothing is written for it. Of what is open there are few in each repository, and what ends leaves them; the place of
 * a request is part of its record. What runs print is no change.
 */
export async function readChanges(db: Sql, repositories: readonly number[]): Promise<ReadonlyMap<number, string>> {
  const { rows } = await sql<Stamp>`
    select asked.id, concat_ws('.', indexed.sum, environments.sum, entries.sum, locks.sum, requests.sum, runs.sum) as stamp
    from unnest(${repositories}::bigint[]) as asked (id)
    cross join lateral (
      select coalesce(sum(changed), 0) as sum from (
        select changed from slipway.indexed_deployment where repository = asked.id order by changed desc limit ${newest}
      ) as latest
    ) as indexed
    cross join lateral (
      select coalesce(sum(removals), 0) as sum from slipway.indexed_environment where repository = asked.id
    ) as environments
    cross join lateral (
      select coalesce(sum(number), 0) as sum from (
        select number from slipway.audit where repository = asked.id order by number desc limit ${newest}
      ) as latest
    ) as entries
    cross join lateral (
      select coalesce(sum(hashtextextended(record, 0)), 0) as sum from slipway.environment_lock
      where repository = asked.id
    ) as locks
    cross join lateral (
      select coalesce(sum(hashtextextended(record, 0)), 0) as sum from slipway.request
      where repository = asked.id and not settled
    ) as requests
    cross join lateral (
      select coalesce(sum(hashtextextended(id || ' ' || stage, 0)), 0) as sum from slipway.run
      where repository = asked.id and not settled
    ) as runs`.execute(db);
  return new Map(rows.map(({ id, stamp }) => [id, stamp]));
}
