// The index of deployments, sessions, and the audit log by repository and request.
import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const newestFirst = "created_at desc, id desc";
const succeeded = "task = 'deploy' and succeeded_at is not null";

const statements = [
  // `environment` and `maker` are in lower case; the C collation needs no look into the locale's tables.
  `create table slipway.indexed_deployment (
    repository bigint not null,
    id bigint not null,
    environment text collate "C" not null,
    task text collate "C" not null,
    state text collate "C",
    maker text collate "C",
    pull_request bigint,
    repeats bigint,
    created_at timestamptz not null,
    state_at timestamptz not null,
    succeeded_at timestamptz,
    record text not null,
    kept_at timestamptz not null,
    changed bigint not null,
    primary key (repository, id)
  )`,
  `create index indexed_deployment_newest
    on slipway.indexed_deployment (repository, environment, ${newestFirst}) include (task, state, maker)`,
  `create index indexed_deployment_task
    on slipway.indexed_deployment (repository, environment, task, ${newestFirst}) include (state, maker)`,
  `create index indexed_deployment_state
    on slipway.indexed_deployment (repository, environment, state, ${newestFirst}) include (task, maker)`,
  `create index indexed_deployment_maker
    on slipway.indexed_deployment (repository, environment, maker, ${newestFirst}) include (task, state)`,
  `create index indexed_deployment_success
    on slipway.indexed_deployment (repository, environment, ${newestFirst}) where ${succeeded}`,
  `create index indexed_deployment_active
    on slipway.indexed_deployment (repository, environment, ${newestFirst}) where ${succeeded} and state <> 'inactive'`,
  `create index indexed_deployment_operation
    on slipway.indexed_deployment (repository, environment, succeeded_at)
    where task <> 'deploy' and succeeded_at is not null`,
  `create index indexed_deployment_open
    on slipway.indexed_deployment (repository, environment, ${newestFirst})
    where state is null or state in ('queued', 'pending', 'in_progress')`,
  `create index indexed_deployment_arrival
    on slipway.indexed_deployment (repository, environment, pull_request, created_at)
    where pull_request is not null and ${succeeded}`,
  "create index indexed_deployment_changed on slipway.indexed_deployment (repository, changed)",
  "create sequence slipway.index_change",

  `create table slipway.indexed_environment (
    repository bigint not null,
    environment text collate "C" not null,
    owner text not null,
    name text not null,
    newest_at timestamptz not null,
    coverage text,
    removals bigint not null default 0,
    primary key (repository, environment)
  )`,
  "create index indexed_environment_newest on slipway.indexed_environment (repository, newest_at)",
  "create index indexed_environment_active on slipway.indexed_environment (newest_at)",

  `create table slipway.session (
    id text primary key,
    login text not null,
    expires_at timestamptz not null,
    record text not null
  )`,
  "create index session_login on slipway.session (login)",
  "create index session_expires_at on slipway.session (expires_at)",

  "alter table slipway.audit add column repository bigint",
  "alter table slipway.audit add column what text",
  "alter table slipway.audit add column about text",
  // The texts are JSON that Slipway wrote, in which what people wrote comes last; a cast to json fails on some of that.
  `update slipway.audit set
    repository = substring(record from '^.*?"repository":(?:null|\\{"id":(\\d+),)')::bigint,
    what = coalesce(substring(record from '^.*?"what":"([a-z_]+)"'), ''),
    about = substring(record from '^.*?"about":(?:null|"([^"\\\\]*)")')`,
  "alter table slipway.audit alter column what set not null",
  "create index audit_repository on slipway.audit (repository, number)",
  "create index audit_decision on slipway.audit (about, number) where what = 'decision'",

  "create index request_open on slipway.request (repository) where not settled",
  "create index run_open on slipway.run (repository) where not settled",
];
