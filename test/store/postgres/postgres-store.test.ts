import { expect, test } from "@jest/globals";
import { sql } from "kysely";
import { forgetOldKeys } from "../../../src/store/postgres/keys.ts";
import { postgresStore } from "../../../src/store/postgres/postgres-store.ts";
import { aRequest } from "../../builders/request.ts";
import { storeContract } from "../store-contract.ts";
import { testServer } from "./server.ts";

const server = testServer();
const clockAt = (time: string) => ({ now: () => new Date(time) });

storeContract(async (clock) => postgresStore(server.connect(await server.clearedUrl()), clock));

test("what a transaction took back was never there", async () => {
  const database = server.connect(await server.clearedUrl());
  const clock = clockAt("2026-03-02T12:00:00Z");
  const work = database.sql.transaction().execute(async (trx) => {
    const within = postgresStore({ sql: trx }, clock);
    await within.first("delivery/a");
    await within.requests.add(aRequest());
    throw new Error("no");
  });
  await expect(work).rejects.toThrow("no");
  const store = postgresStore(database, clock);
  expect(await store.has("delivery/a")).toBe(false);
  expect(await store.requests.get(aRequest().id)).toBeNull();
});

test("a pull request that is pushed to all day takes no more room than one that is not", async () => {
  const database = server.connect(await server.clearedUrl());
  const { heads } = postgresStore(database, clockAt("2026-03-02T12:00:00Z"));
  for (let index = 0; index < 150; index++) {
    const at = new Date(Date.UTC(2026, 2, 2) + index * 1000).toISOString();
    await heads.record({ repository: 11, pullRequest: 7, sha: `${index}`, before: null, at });
  }
  const { rows } = await sql<{ count: number }>`select count(*) from slipway.sighting`.execute(database.sql);
  expect(rows[0]?.count).toBeLessThan(75);
});

test("of several deliveries of one second, one says what the head was before", async () => {
  const { heads } = postgresStore(server.connect(await server.clearedUrl()), clockAt("2026-03-02T12:00:00Z"));
  const seen = { repository: 11, pullRequest: 7, sha: "b", at: "2026-03-02T12:00:00Z" };
  for (const before of [null, "a", null]) await heads.record({ ...seen, before });
  expect(await heads.of(11, 7)).toEqual([{ sha: "b", before: "a", at: "2026-03-02T12:00:00Z" }]);
});

test("keys that nobody asks for any more are forgotten after ninety days, counts after an hour", async () => {
  const database = server.connect(await server.clearedUrl());
  const march = postgresStore(database, clockAt("2026-03-02T12:00:00Z"));
  await march.first("delivery/old");
  await march.countWithinHour("turned away/eve");
  const june = clockAt("2026-06-02T12:00:00Z");
  await postgresStore(database, june).first("delivery/new");
  await postgresStore(database, june).countWithinHour("turned away/mallory");
  await forgetOldKeys(database.sql, june);
  expect(await march.has("delivery/old")).toBe(false);
  expect(await march.has("delivery/new")).toBe(true);
  const { rows } = await sql`select key from slipway.tally`.execute(database.sql);
  expect(rows).toEqual([{ key: "turned away/mallory" }]);
});
