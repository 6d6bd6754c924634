import { expect, test } from "@jest/globals";
import { sql } from "kysely";
import type { Fault } from "../../../src/domain/fault.ts";
import { connect, type Database } from "../../../src/store/postgres/connect.ts";
import { heardLog, silentLog } from "../log.ts";
import { testServer } from "./server.ts";

const server = testServer();

/** Ends every other session of the database, as an operator's `pg_terminate_backend` or a restart does. */
async function endSessions(operator: Database): Promise<void> {
  await operator.pool.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()`,
  );
}

/** A statement that runs until its session is ended; resolves when the server has begun it. */
async function untilAsleep(operator: Database): Promise<void> {
  const asleep = `select 1 from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'`;
  while ((await operator.pool.query(asleep)).rowCount === 0);
}

const sleep = sql`select pg_sleep(60)`;
const one = sql<{ one: number }>`select 1 as one`;

test("a statement whose connection is ended fails as transient, and the next one finds a new connection", async () => {
  const url = await server.clearedUrl();
  const [operator, database] = [server.connect(url), server.connect(url)];
  const failure = sleep.execute(database.sql).catch((error: unknown) => error as Fault);
  await untilAsleep(operator);
  await endSessions(operator);
  expect(await failure).toMatchObject({ fault: "transient" });
  expect((await one.execute(database.sql)).rows).toEqual([{ one: 1 }]);
});

test("connections that are ended while nobody uses them are told in the log, and replaced", async () => {
  const url = await server.clearedUrl();
  const log = heardLog();
  const [operator, database] = [server.connect(url), connect(url, { log })];
  await one.execute(database.sql);
  await endSessions(operator);
  await log.hear("a database connection was lost");
  expect((await one.execute(database.sql)).rows).toEqual([{ one: 1 }]);
  await database.close();
});

test("a transaction whose connection is ended between two statements fails as transient, and nothing of it stays", async () => {
  const url = await server.clearedUrl();
  const log = heardLog();
  const [operator, database] = [server.connect(url), connect(url, { log })];
  const work = database.sql.transaction().execute(async (trx) => {
    await trx.insertInto("default_environment").values({ repository: 1, environment: "qa" }).execute();
    await endSessions(operator);
    await log.hear("a database connection was lost");
    await trx.insertInto("default_environment").values({ repository: 2, environment: "qa" }).execute();
  });
  await expect(work).rejects.toMatchObject({ fault: "transient" });
  expect(await database.sql.selectFrom("default_environment").selectAll().execute()).toEqual([]);
  await database.close();
});

test("a server that is not there is transient, a database that does not exist is for the operator", async () => {
  const { href } = new URL(await server.clearedUrl());
  const nowhere = server.connect("postgresql://slipway@localhost/postgres?host=%2Fnowhere");
  await expect(one.execute(nowhere.sql)).rejects.toMatchObject({ fault: "transient" });
  const missing = server.connect(href.replace(/\/cleared/, "/missing"));
  await expect(one.execute(missing.sql)).rejects.toMatchObject({ fault: "setup" });
});

test("a mistake in a statement is a bug, and stays one", async () => {
  const database = server.connect(await server.clearedUrl());
  await expect(sql`selekt 1`.execute(database.sql)).rejects.toMatchObject({ name: "error", code: "42601" });
});

test("GitHub's ids are numbers; what is no safe number stays text", async () => {
  const database = server.connect(await server.clearedUrl());
  const { rows } = await sql`select 4301::bigint as id, 9007199254740993::bigint as huge, count(*) as count`.execute(
    database.sql,
  );
  expect(rows).toEqual([{ id: 4301, huge: "9007199254740993", count: 1 }]);
});

test("closing twice is closing once", async () => {
  const database = connect(await server.clearedUrl(), { log: silentLog });
  await one.execute(database.sql);
  await Promise.all([database.close(), database.close()]);
  await database.close();
});
