// Requests: the record as it is, and beside it the columns by which it is found.
import { sql } from "kysely";
import { commentKey, type DeployRequest, isLater, isOpen, isSettled } from "../../domain/request.ts";
import type { Requests, Standing } from "../../flows/ports.ts";
import { wentOn } from "../went-on.ts";
import { fromRecord } from "./from-record.ts";
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
  save: async (request, from) => {
    const { id, ...rest } = toRow(request);
    const insert = db.insertInto("request").values({ id, ...rest });
    const saved = insert.onConflict((conflict) => {
      const update = conflict.column("id").doUpdateSet(rest);
      return from ? update.where("request.stage", "=", from.stage).where(wasAsked(from)) : update;
    });
    if (!(await saved.returning("id").executeTakeFirst())) throw wentOn();
  },
  // PostgreSQL takes no text with U+0000, and addresses of pages hold whatever somebody wrote.
  get: async (id) => (id.includes("\u0000") ? null : one(selectRecords(db).where("id", "=", id))),
  ofPullRequest: ofPullRequest(db),
  ofComment: async (comment) => {
    const found = await all(selectRecords(db).where("comment", "=", comment.id));
    return found.filter((one) => commentKey(one.comment) === commentKey(comment));
  },
  ofDeployment: (repository, deployment) =>
    one(selectRecords(db).where("repository", "=", repository).where("deployment", "=", deployment)),
  waitingFor: async (repository, environment) => {
    const rows = selectRecords(db).where("stage", "=", "waiting").where("repository", "=", repository);
    return inOrder(await all(rows.where("environment", "=", environment.toLowerCase())));
  },
  waitingIn: async (repositories) => {
    if (repositories.length === 0) return [];
    return inOrder(await all(selectRecords(db).where("stage", "=", "waiting").where("repository", "in", repositories)));
  },
  unsettled: () => all(selectRecords(db).where("settled", "=", false)),
  openOnSha: openOnSha(db),
});

const inOrder = (waiting: DeployRequest[]): readonly DeployRequest[] =>
  waiting.sort((a, b) => (isLater(a.comment, b.comment) ? 1 : -1));

/** In the text: a record may hold what PostgreSQL does not take for JSON. In a string of it the quotes would be escaped. */
const wasAsked = ({ askedAt }: Standing) =>
  sql<boolean>`strpos(request.record, ${`"askedAt":${JSON.stringify(askedAt)}`}) > 0`;

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
  (await records.execute()).map(({ record }) => fromRecord(record));

async function one(records: Records): Promise<DeployRequest | null> {
  const found = await records.executeTakeFirst();
  return found ? fromRecord(found.record) : null;
}
