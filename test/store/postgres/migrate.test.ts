import { expect, test } from "@jest/globals";
import { type Kysely, sql } from "kysely";
import { Fault } from "../../../src/domain/fault.ts";
import { migrations } from "../../../src/store/migrations/migrations.ts";
import { type Migrations, migrate } from "../../../src/store/postgres/migrate.ts";
import { postgresStore } from "../../../src/store/postgres/postgres-store.ts";
import { aRequest } from "../../builders/request.ts";
import { heardLog, silentLog } from "../log.ts";
import { testServer } from "./server.ts";

const server = testServer();
const clock = { now: () => new Date() };
const names = Object.keys(migrations);

const doing = (statement: string) => ({
  up: async (db: Kysely<unknown>) => void (await sql.raw(statement).execute(db)),
});
const later: Migrations = {
  ...migrations,
  "9998-urgent": doing("alter table slipway.request add column urgent boolean not null default false"),
};

test("an empty database gets its tables, and a second start finds nothing to do", async () => {
  const url = await server.emptyUrl();
  const log = heardLog();
  await migrate({ url }, log);
  expect(log.lines).toEqual(names.map(() => "the database was migrated"));
  await migrate({ url }, log);
  expect(log.lines).toHaveLength(names.length);
});

test("several processes may start on an empty database together", async () => {
  const url = await server.emptyUrl();
  const log = heardLog();
  await Promise.all(Array.from({ length: 4 }, () => migrate({ url }, log)));
  expect(log.lines).toHaveLength(names.length);
  expect(await postgresStore(server.connect(url), clock).first("delivery/a")).toBe(true);
});

test("a later migration keeps the data that is there", async () => {
  const url = await server.migratedUrl();
  const database = server.connect(url);
  const store = postgresStore(database, clock);
  await store.requests.add(aRequest());
  await migrate({ url }, silentLog, later);
  expect(await store.requests.get(aRequest().id)).toEqual(aRequest());
  const { rows } = await sql`select id, urgent from slipway.request`.execute(database.sql);
  expect(rows).toEqual([{ id: aRequest().id, urgent: false }]);
});

test("a migration that fails changes nothing, also not by those before it", async () => {
  const url = await server.migratedUrl();
  await expect(migrate({ url }, silentLog, { ...later, "9999-wrong": doing("select 1 / 0") })).rejects.toThrow(
    "division by zero",
  );
  const columns = sql`select 1 from information_schema.columns where column_name = 'urgent'`;
  expect((await columns.execute(server.connect(url).sql)).rows).toEqual([]);
  await migrate({ url }, silentLog, later);
});

test("a database that a newer Slipway migrated is refused, and left alone", async () => {
  const url = await server.migratedUrl();
  await migrate({ url }, silentLog, later);
  const refusal = migrate({ url }, silentLog).catch((error: unknown) => error);
  expect(await refusal).toEqual(
    new Fault(
      "setup",
      "The database was migrated by a newer Slipway (9998-urgent). Start that version, or one after it.",
    ),
  );
});

test("a database that cannot be reached is worth another try", async () => {
  const refusal = migrate({ url: "postgresql://slipway@localhost/none?host=%2Fnowhere" }, silentLog);
  await expect(refusal).rejects.toMatchObject({ fault: "transient" });
});

test("entries of an audit log from before the index are found by their repository and request", async () => {
  const url = await server.emptyUrl();
  const early = Object.fromEntries(Object.entries(migrations).filter(([name]) => name < "0007"));
  await migrate({ url }, silentLog, early);
  const database = server.connect(url);
  const hostile = 'a "about":"x" \u0000 } {"repository":{"id":9}';
  const entry = { at: "2026-03-02T12:00:00Z", repository: { id: 11, fullName: "acme/site" }, environment: hostile };
  const decision = {
    ...entry,
    pullRequest: 7,
    actor: null,
    about: "9.0.staging",
    what: "decision",
    facts: { hostile },
  };
  const nobodys = { ...decision, repository: null, about: null, what: "command" };
  for (const [index, record] of [decision, nobodys].entries())
    await sql`insert into slipway.audit (key, at, record) values (${`${index}`}, now(), ${JSON.stringify(record)})`.execute(
      database.sql,
    );
  await migrate({ url }, silentLog);
  const { audit } = postgresStore(database, clock);
  expect(await audit.newest(11, null, 10)).toEqual([{ ...decision, number: 1 }]);
  expect(await audit.lastDecision("9.0.staging")).toEqual({ ...decision, number: 1 });
  expect(await audit.newest(9, null, 10)).toEqual([]);
  const { rows } = await sql`select what, about, repository from slipway.audit order by number`.execute(database.sql);
  expect(rows[1]).toEqual({ what: "command", about: null, repository: null });
});
