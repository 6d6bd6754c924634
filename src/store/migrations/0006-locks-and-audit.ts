// Environments that people hold for a pull request, and the audit log.
import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table slipway.environment_lock (
    repository bigint not null,
    environment text not null,
    pull_request bigint not null,
    expires_at timestamptz,
    record text not null,
    primary key (repository, environment)
  )`,
  "create index environment_lock_pull_request on slipway.environment_lock (repository, pull_request)",
  "create index environment_lock_expires_at on slipway.environment_lock (expires_at) where expires_at is not null",

  `create table slipway.audit (
    number bigint generated always as identity primary key,
    key text not null unique,
    at timestamptz not null,
    record text not null
  )`,
  "create index audit_at on slipway.audit (at)",
];
