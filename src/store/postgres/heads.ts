// Which head a pull request had when: one row for each head that a delivery showed, the newest of each pull request.
import { sql } from "kysely";
import type { HeadSighting, Heads } from "../../flows/ports.ts";
import type { Sql } from "./tables.ts";

const mostSightings = 50;

/** Looking for surplus costs more than the row itself: one row in so many does it for its pull request. */
const pruneEvery = 20;

export const heads = (db: Sql): Heads => ({
  record: async (sighting) => {
    if ((await record(db, sighting)) % pruneEvery === 0) await prune(db, sighting);
  },
  of: async (repository, pullRequest) => {
    const newest = newestFirst(db, { repository, pullRequest }).select(["sha", "before", "at"]);
    return (await newest.limit(mostSightings).execute()).toReversed();
  },
  firstOf: async (repository, pullRequests) => {
    const { rows } = await sql<First>`
      select asked.number, seen.at from unnest(${pullRequests}::bigint[]) as asked (number)
      cross join lateral (
        select at from slipway.sighting where repository = ${repository} and pull_request = asked.number
        order by at_time, position limit 1
      ) as seen`.execute(db);
    return new Map(rows.map(({ number, at }) => [number, at]));
  },
});

interface First {
  readonly number: number;
  readonly at: string;
}

let recorded = 0;

/** In the background: it is housekeeping, and what fails is done with the next. */
export function pruneSome(db: Sql, sightings: readonly HeadSighting[]): void {
  const due = sightings.filter(() => ++recorded % pruneEvery === 0);
  for (const sighting of due) prune(db, sighting).catch(() => {});
}

type PullRequest = Pick<HeadSighting, "repository" | "pullRequest">;

/** Deliveries come in any order; those of the same second stay as they came. */
const newestFirst = (db: Sql, { repository, pullRequest }: PullRequest) =>
  db
    .selectFrom("sighting")
    .where("repository", "=", repository)
    .where("pull_request", "=", pullRequest)
    .orderBy("at_time", "desc")
    .orderBy("position", "desc");

/** Of several deliveries within one second only some say what the head was before. */
const eitherBefore = sql<string | null>`coalesce(excluded.before, sighting.before)`;

/** Answers the row's position among all. */
async function record(db: Sql, { repository, pullRequest, sha, before, at }: HeadSighting): Promise<number> {
  const row = { repository, pull_request: pullRequest, sha, before, at, at_time: at };
  const insert = db
    .insertInto("sighting")
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(["repository", "pull_request", "at_time", "sha"]).doUpdateSet({ before: eitherBefore }),
    );
  return (await insert.returning("position").executeTakeFirstOrThrow()).position;
}

/** The first stays: from it the way of a pull request is measured. */
async function prune(db: Sql, pull: PullRequest): Promise<void> {
  const { repository, pullRequest } = pull;
  const surplus = newestFirst(db, pull).select("position").offset(mostSightings);
  const first = sql`select min(at_time) from slipway.sighting
    where repository = ${repository} and pull_request = ${pullRequest}`;
  await db
    .deleteFrom("sighting")
    .where("repository", "=", repository)
    .where("pull_request", "=", pullRequest)
    .where("position", "in", surplus)
    .where(sql<boolean>`at_time > (${first})`)
    .execute();
}
