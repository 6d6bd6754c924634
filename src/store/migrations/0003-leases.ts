// Who holds an environment, and which requests something is still expected of.
import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table slipway.environment_lease (
    repository bigint not null,
    environment text not null,
    request text not null,
    primary key (repository, environment)
  )`,
  "alter table slipway.request add column environment text not null default ''",
  "update slipway.request set environment = lower(record::jsonb #>> '{environment,name}')",
  "alter table slipway.request alter column environment drop default",
  "alter table slipway.request add column settled boolean not null default false",
  "update slipway.request set settled = stage = 'ended'",
  "alter table slipway.request alter column settled drop default",
  "create index request_waiting on slipway.request (repository, environment) where stage = 'waiting'",
  "create index request_unsettled on slipway.request (position) where not settled",
];
