// What the first page needs of many repositories at once: of each environment what says what runs there and what is under way.
import { sql } from "kysely";
import type { PastDeployment } from "../../../domain/past-deployment.ts";
import type { ActiveEnvironment, IndexedEnvironment } from "../../../flows/ports.ts";
import type { Sql } from "../tables.ts";
import { columnName } from "./column-text.ts";
import { fromRow } from "./history.ts";

/** Of one repository. */
const mostEnvironments = 50;

interface Row {
  readonly repository: number;
  readonly record: string;
}

const newestFirst = sql`order by created_at desc, id desc`;
const here = sql`from slipway.indexed_deployment where repository = known.repository and environment = known.environment`;
const succeeded = sql`task = 'deploy' and succeeded_at is not null`;

/** The operation that may have retired a deployment: https://docs.github.com/en/rest/deployments/statuses#create-a-deployment-status */
const operations = sql`
  select operation.created_at, operation.id, operation.record
  from (select state, state_at ${here} and ${succeeded} ${newestFirst} limit 3) as success
  cross join lateral (
    select created_at, id, record ${here} and task <> 'deploy' and succeeded_at is not null
      and succeeded_at between success.state_at - interval '2 seconds' and success.state_at + interval '2 seconds'
    limit 3
  ) as operation
  where success.state = 'inactive'`;

export async function readNewest(
  db: Sql,
  repositories: readonly number[],
  named: readonly string[],
): Promise<ReadonlyMap<number, readonly IndexedEnvironment[]>> {
  const columns = sql`created_at, id, record`;
  const { rows } = await sql<Row>`
    select known.repository, shown.record
    from unnest(${repositories}::bigint[]) as asked (id)
    cross join lateral (
      (
        select repository, environment from slipway.indexed_environment where repository = asked.id
        order by newest_at desc limit ${mostEnvironments}
      )
      union
      select repository, environment from slipway.indexed_environment
      where repository = asked.id and environment = any(${named.map(columnName)}::text[])
    ) as known
    cross join lateral (
      (select ${columns} ${here} ${newestFirst} limit 1)
      union all (select ${columns} ${here} and ${succeeded} ${newestFirst} limit 3)
      union all (select ${columns} ${here} and ${succeeded} and state <> 'inactive' ${newestFirst} limit 1)
      union all (
        select ${columns} ${here} and (state is null or state in ('queued', 'pending', 'in_progress'))
        ${newestFirst} limit 10
      )
      union all (${operations})
    ) as shown
    order by shown.created_at desc, shown.id desc`.execute(db);
  const byRepository = Map.groupBy(rows, ({ repository }) => repository);
  return new Map([...byRepository].map(([repository, all]) => [repository, toEnvironments(all.map(fromRow))]));
}

function toEnvironments(all: readonly PastDeployment[]): readonly IndexedEnvironment[] {
  const once = [...new Map(all.map((one) => [one.id, one])).values()];
  const byName = Map.groupBy(once, ({ environment }) => environment.toLowerCase());
  return [...byName.values()].flatMap((history) =>
    history[0] ? [{ environment: history[0].environment, history }] : [],
  );
}

export async function readActive(db: Sql, since: string, most: number): Promise<readonly ActiveEnvironment[]> {
  const { rows } = await sql<ActiveEnvironment["repository"] & { readonly record: string }>`
    select known.repository as id, known.owner, known.name, newest.record
    from (
      select * from slipway.indexed_environment where newest_at >= ${new Date(since)} order by newest_at desc limit ${most}
    ) as known
    cross join lateral (select record ${here} ${newestFirst} limit 1) as newest
    order by known.newest_at desc`.execute(db);
  return rows.map(({ record, ...repository }) => ({ repository, environment: fromRow({ record }).environment }));
}
