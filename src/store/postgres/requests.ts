// Requests: the record as it is, and beside it the columns by which it is found.
import { sql } from "kysely";
import { type DeployRequest, isOpen, isSettled } from "../../domain/request.ts";
import type { Requests } from "../../flows/ports.ts";
import type { Sql } from "./tables.ts";
import { together } from "./together.ts";

export const requests = (db: Sql): Requests => ({
  add: async (request) => {
    const insert = db
      .insertInto("request")
      .values(toRow(request))
      .onConflict((conflict) => conflict.doNothing());
    return (await insert.returning("id").executeTakeFirst()) !== undefined;
  },
  save: async (request) => {
    const { id, ...rest } = toRow(request);
    const insert = db.insertInto("request").values({ id, ...rest });
    await insert.onConflict((conflict) => conflict.column("id").doUpdateSet(rest)).execute();
  },
  get: (id) => one(selectRecords(db).where("id", "=", id)),
  ofPullRequest: ofPullRequest(db),
  ofComment: (comment) => all(selectRecords(db).where("comment", "=", comment)),
  ofDeployment: (repository, deployment) =>
    one(selectRecords(db).where("repository", "=", repository).where("deployment", "=", deployment)),
  waitingFor: async (repository, environment) => {
    const rows = selectRecords(db).where("stage", "=", "waiting").where("repository", "=", repository);
    return all(rows.where("environment", "=", environment.toLowerCase()).clearOrderBy().orderBy("comment"));
  },
  unsettled: () => all(selectRecords(db).where("settled", "=", false)),
  openOnSha: openOnSha(db),
});

/** Nearly every delivery asks one of these, and nearly none finds anything: those that come together ask once. */
function openOnSha(db: Sql): Requests["openOnSha"] {
  const ask = together(async (asked: readonly (readonly [repository: number, sha: string])[]) => {
    const heads = sql`select * from unnest(${asked.map(([id]) => id)}::bigint[], ${asked.map(([, sha]) => sha)}::text[])`;
    const rows = selectRecords(db).where("stage", "<>", "ended").where(sql<boolean>`(repository, sha) in (${heads})`);
    const found = (await all(rows)).filter(isOpen);
    return asked.map(([id, sha]) => found.filter((one) => one.repository.id === id && one.sha === sha));
  });
  return (repository, sha) => ask([repository, sha]);
}

function ofPullRequest(db: Sql): Requests["ofPullRequest"] {
  const ask = together(async (asked: readonly (readonly [repository: number, number: number])[]) => {
    const pulls = sql`select * from unnest(${asked.map(([id]) => id)}::bigint[], ${asked.map(([, pull]) => pull)}::bigint[])`;
    const found = await all(selectRecords(db).where(sql<boolean>`(repository, pull_request) in (${pulls})`));
    return asked.map(([id, pull]) =>
      found.filter((one) => one.repository.id === id && one.pullRequest.number === pull),
    );
  });
  return (repository, pullRequest) => ask([repository, pullRequest]);
}

const toRow = (request: DeployRequest) => ({
  id: request.id,
  repository: request.repository.id,
  pull_request: request.pullRequest.number,
  comment: request.comment.id,
  deployment: request.deployment?.id ?? null,
  stage: request.stage,
  sha: request.sha,
  environment: request.environment.name.toLowerCase(),
  settled: isSettled(request),
  record: JSON.stringify(request),
});

const selectRecords = (db: Sql) => db.selectFrom("request").select("record").orderBy("position");

type Records = Pick<ReturnType<typeof selectRecords>, "execute" | "executeTakeFirst">;

const all = async (records: Records): Promise<DeployRequest[]> =>
  (await records.execute()).map(({ record }) => JSON.parse(record) as DeployRequest);

async function one(records: Records): Promise<DeployRequest | null> {
  const found = await records.executeTakeFirst();
  return found ? (JSON.parse(found.record) as DeployRequest) : null;
}
