import { expect, test } from "@jest/globals";
import { sql } from "kysely";
import { tidy } from "../../../src/store/durable.ts";
import type { Clock } from "../../../src/domain/clock.ts";
import type { Store } from "../../../src/flows/ports.ts";
import { forgetOldKeys } from "../../../src/store/postgres/keys.ts";
import { postgresStore } from "../../../src/store/postgres/postgres-store.ts";
import { sessions } from "../../../src/store/postgres/sessions.ts";
import { aRequest } from "../../builders/request.ts";
import { today } from "../../builders/time.ts";
import { aRun } from "../../executors/run.ts";
import { indexContract } from "../index-contract.ts";
import { locksContract } from "../locks-contract.ts";
import { runsContract } from "../runs-contract.ts";
import { aSession, sessionsContract } from "../sessions-contract.ts";
import { storeContract } from "../store-contract.ts";
import { testServer } from "./server.ts";

const server = testServer();
const clockAt = (time: string) => ({ now: () => new Date(time) });

const open = async (clock: Clock): Promise<Store> => postgresStore(server.connect(await server.clearedUrl()), clock);

storeContract(open);
runsContract(open);
locksContract(open);
indexContract(open);
sessionsContract(async () => {
  const url = await server.clearedUrl();
  return [sessions(server.connect(url).sql), sessions(server.connect(url).sql)];
});

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

test("changes of a run by several processes are made one after another", async () => {
  const url = await server.clearedUrl();
  const stores = [1, 2, 3].map(() => postgresStore(server.connect(url), clockAt("2026-03-02T12:00:00Z")));
  await stores[0]?.runs.add(aRun({ held: "" }));
  const changes = stores.flatMap((store) =>
    Array.from({ length: 10 }, () =>
      store.runs.change(aRun().id, (run) => ({ run: { ...run, held: `${run.held}+` }, output: "+" })),
    ),
  );
  await Promise.all(changes);
  expect((await stores[0]?.runs.get(aRun().id))?.held).toBe("+".repeat(30));
  const log = await stores[0]?.logs.read(aRun().id, 0);
  expect(log?.parts.map(({ text, missing }) => [text, missing])).toEqual(Array.from({ length: 30 }, () => ["+", 0]));
});

test("a change within a transaction that was taken back never was, and neither was what it printed", async () => {
  const database = server.connect(await server.clearedUrl());
  const clock = clockAt("2026-03-02T12:00:00Z");
  const store = postgresStore(database, clock);
  await store.runs.add(aRun());
  const work = database.sql.transaction().execute(async (trx) => {
    await postgresStore({ sql: trx }, clock).runs.change(aRun().id, (run) => ({
      run: { ...run, stage: "running" },
      output: "begun",
    }));
    throw new Error("no");
  });
  await expect(work).rejects.toThrow("no");
  expect(await store.runs.get(aRun().id)).toEqual(aRun());
  expect(await store.logs.read(aRun().id, 0)).toEqual({ parts: [] });
});

test("runs of which nothing is expected are forgotten after thirty days, and so are logs; those that go on stay", async () => {
  const database = server.connect(await server.clearedUrl());
  const at = (time: string): Store => postgresStore(database, clockAt(time));
  const march = at(today("12:00:00"));
  for (const id of ["going on", "over", "over later"]) {
    await march.runs.add(aRun({ id }));
    await march.runs.change(id, (run) => ({ run: { ...run, stage: id === "over" ? "over" : "running" }, output: id }));
  }
  await at("2026-03-12T12:00:00Z").runs.change("over later", (run) => ({
    run: { ...run, stage: "over" },
    output: ".",
  }));
  await tidy(database.sql, clockAt("2026-03-31T12:00:00Z"));
  expect(await logged(march, ["going on", "over", "over later"])).toEqual(["going on", "over", "over later."]);
  await tidy(database.sql, clockAt("2026-04-02T12:00:00Z"));
  expect(await logged(march, ["going on", "over", "over later"])).toEqual(["", null, "over later."]);
});

/** Null: there is no such run. */
const logged = (store: Store, ids: readonly string[]): Promise<(string | null)[]> =>
  Promise.all(
    ids.map(async (id) => {
      const { parts } = await store.logs.read(id, 0);
      return (await store.runs.get(id)) && parts.map(({ text }) => text).join("");
    }),
  );

test("sessions that are over are gone after a day", async () => {
  const database = server.connect(await server.clearedUrl());
  const kept = sessions(database.sql);
  await kept.create(aSession({ id: "over", expiresAt: "2026-03-02T11:59:59Z" }));
  await kept.create(aSession({ id: "good", expiresAt: "2026-03-02T12:00:01Z" }));
  await tidy(database.sql, clockAt("2026-03-02T12:00:00Z"));
  expect([await kept.get("over"), (await kept.get("good"))?.id]).toEqual([null, "good"]);
});

test("the first push to a pull request is known however many came after it", async () => {
  const database = server.connect(await server.clearedUrl());
  const { heads } = postgresStore(database, clockAt("2026-03-02T12:00:00Z"));
  for (let index = 0; index < 150; index++) {
    const at = new Date(Date.UTC(2026, 2, 2) + index * 1000).toISOString();
    await heads.record({ repository: 11, pullRequest: 7, sha: `${index}`, before: null, at });
  }
  expect(await heads.firstOf(11, [7, 8])).toEqual(new Map([[7, "2026-03-02T00:00:00.000Z"]]));
});
