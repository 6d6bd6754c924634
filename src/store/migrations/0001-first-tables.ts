// Keys, tallies, heads, requests, cards of foreign deployments, default environments, the watermark.
import { type Kysely, sql } from "kysely";

/** A migration that was released never changes: what comes later is another file. */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table slipway.remembered_key (
    key text primary key,
    at timestamptz not null
  )`,
  `create index remembered_key_at on slipway.remembered_key (at)`,

  `create table slipway.tally (
    key text primary key,
    times timestamptz[] not null
  )`,

  `create table slipway.sighting (
    repository bigint not null,
    pull_request bigint not null,
    sha text not null,
    before text,
    at text not null,
    at_time timestamptz not null,
    position bigint generated always as identity,
    primary key (repository, pull_request, at_time, sha)
  )`,

  `create table slipway.request (
    id text primary key,
    repository bigint not null,
    pull_request bigint not null,
    comment bigint not null,
    deployment bigint,
    stage text not null,
    sha text not null,
    record text not null,
    position bigint generated always as identity
  )`,
  `create index request_pull_request on slipway.request (repository, pull_request)`,
  `create index request_comment on slipway.request (comment)`,
  `create index request_deployment on slipway.request (repository, deployment) where deployment is not null`,
  `create index request_sha on slipway.request (repository, sha) where stage <> 'ended'`,

  `create table slipway.foreign_card (
    id text primary key,
    repository bigint not null,
    deployments bigint[] not null,
    record text not null,
    position bigint generated always as identity
  )`,
  `create index foreign_card_deployments on slipway.foreign_card using gin (deployments)`,

  `create table slipway.default_environment (
    repository bigint primary key,
    environment text not null
  )`,

  `create table slipway.watermark (
    only_row boolean primary key default true check (only_row),
    at timestamptz not null
  )`,
];
