// All that deliveries bring, as one statement: one way to the database and back, and one write to its disk.
import type { HeadSighting } from "../../flows/ports.ts";
import { schema } from "./tables.ts";

export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

export interface Kept {
  /** Each row once. */
  readonly heads: readonly HeadSighting[];
  /** Each once; one that is there already fails the whole statement. */
  readonly keys: readonly string[];
  readonly at: Date;
  readonly insert: Statement;
  /** For `pg_notify`. */
  readonly bell: readonly [channel: string, from: string];
}

/** Of several deliveries within one second only some say what the head was before. */
const insertHeads = (first: number): string => {
  const [repositories, pullRequests, shas, befores, times] = [0, 1, 2, 3, 4].map((index) => `$${first + index}`);
  return `insert into ${schema}.sighting (repository, pull_request, sha, before, at, at_time)
    select * from unnest(${repositories}::bigint[], ${pullRequests}::bigint[], ${shas}::text[], ${befores}::text[],
      ${times}::text[], ${times}::timestamptz[])
    on conflict (repository, pull_request, at_time, sha)
      do update set before = coalesce(excluded.before, sighting.before)`;
};

const headValues = (heads: readonly HeadSighting[]): unknown[] => [
  heads.map(({ repository }) => repository),
  heads.map(({ pullRequest }) => pullRequest),
  heads.map(({ sha }) => sha),
  heads.map(({ before }) => before),
  heads.map(({ at }) => at),
];

export const headsStatement = (heads: readonly HeadSighting[]): Statement => ({
  text: insertHeads(1),
  values: headValues(heads),
});

export function intakeStatement({ heads, keys, at, insert, bell }: Kept): Statement {
  const values = [...insert.values, ...headValues(heads), keys, at, ...bell];
  const [first, key, time, channel, from] = [1, 6, 7, 8, 9].map((index) => insert.values.length + index);
  return {
    text: `with head as (${insertHeads(first ?? 0)}),
      known as (insert into ${schema}.remembered_key (key, at) select unnest($${key}::text[]), $${time}::timestamptz),
      job as (${insert.text})
      select pg_notify($${channel}, $${from})`,
    values,
  };
}
