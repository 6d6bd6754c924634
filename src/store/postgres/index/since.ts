// What figures are made of, from a moment on: columns alone, for a busy environment has many deployments.
import { sql } from "kysely";
import type { MeasuredDeployment } from "../../../domain/changes.ts";
import type { IndexedSince } from "../../../flows/ports.ts";
import type { Sql } from "../tables.ts";
import { columnName } from "./column-text.ts";
import type { CoverageOf } from "./coverage.ts";
import { readCoverage } from "./coverage.ts";

export interface SinceAsked extends CoverageOf {
  readonly since: string;
}

export async function readSince(db: Sql, asked: SinceAsked): Promise<IndexedSince> {
  const coverage = await readCoverage(db, asked);
  if (!coverage) return { history: [], goesOn: true };
  const { wholeFrom } = coverage.top;
  const since = new Date(asked.since);
  if (wholeFrom !== null && new Date(wholeFrom) >= since) {
    return { history: await read(db, asked, sql`created_at > ${new Date(wholeFrom)}`), goesOn: true };
  }
  const within = await read(db, asked, sql`created_at >= ${since}`);
  return { history: [...within, ...(await readEdge(db, asked, within))], goesOn: false };
}

/**
 * Before that: what these repeat, the first success of their pull requests, and from the last success on whatever failed
 * since.
 */
async function readEdge(
  db: Sql,
  asked: SinceAsked,
  within: readonly MeasuredDeployment[],
): Promise<readonly MeasuredDeployment[]> {
  const before = sql`created_at < ${new Date(asked.since)}`;
  const repeated = within.flatMap(({ repeats }) => repeats ?? []);
  const pulls = [...new Set(within.flatMap(({ pullRequest }) => pullRequest ?? []))];
  const success = sql`task = 'deploy' and succeeded_at is not null`;
  const last = sql`select max(created_at) from slipway.indexed_deployment where ${sameEnvironment(asked)}
    and ${success} and ${before}`;
  const first = sql`select distinct on (pull_request) id from slipway.indexed_deployment where ${sameEnvironment(asked)}
    and ${success} and pull_request = any(${pulls}::bigint[]) order by pull_request, created_at`;
  return read(
    db,
    asked,
    sql`${before} and (
      id = any(${repeated}::bigint[]) or id in (${first}) or created_at >= coalesce((${last}), '-infinity')
    )`,
  );
}

const sameEnvironment = ({ repository, environment }: CoverageOf) =>
  sql`repository = ${repository} and environment = ${columnName(environment)}`;

const time = (column: string) => sql`to_char(${sql.ref(column)} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

async function read(db: Sql, of: CoverageOf, rule: ReturnType<typeof sql>): Promise<readonly MeasuredDeployment[]> {
  const { rows } = await sql<MeasuredDeployment>`
    select id, task, state, repeats, pull_request as "pullRequest",
      ${time("created_at")} as "createdAt", ${time("state_at")} as "stateAt", ${time("succeeded_at")} as "succeededAt"
    from slipway.indexed_deployment
    where ${sameEnvironment(of)} and ${rule}
    order by created_at desc, id desc`.execute(db);
  return rows;
}
