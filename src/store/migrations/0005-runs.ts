// What executors of ours carry out, and what it printed.
import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table slipway.run (
    id text primary key,
    repository bigint not null,
    environment text not null,
    stage text not null,
    settled boolean not null,
    workflow_run bigint,
    printed bigint not null default 0,
    record text not null,
    position bigint generated always as identity,
    changed_at timestamptz not null
  )`,
  "create index run_unsettled on slipway.run (position) where not settled",
  "create index run_workflow_run on slipway.run (repository, workflow_run) where workflow_run is not null",
  "create index run_waiting on slipway.run (repository, environment) where stage = 'waiting'",

  `create table slipway.run_log (
    run text not null references slipway.run (id) on delete cascade,
    number bigint not null,
    text text not null,
    at timestamptz not null,
    primary key (run, number)
  )`,
];
