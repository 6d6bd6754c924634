import { expect, test } from "@jest/globals";
import type { Delivery, Sent } from "../../../src/flows/ports.ts";
import { PostgresInbox } from "../../../src/store/postgres/postgres-inbox.ts";
import { postgresStore } from "../../../src/store/postgres/postgres-store.ts";
import { testServer } from "./server.ts";

const server = testServer();
const clock = { now: () => new Date("2026-03-02T12:00:00Z") };
const job: Sent = { job: { kind: "advance", request: "9.0.staging" }, options: { key: "11/pull/7" } };
const aDelivery = (id: string, told: Partial<Delivery> = {}): Delivery => ({ id, head: null, jobs: [job], ...told });

interface Bench {
  readonly inbox: PostgresInbox;
  readonly store: ReturnType<typeof postgresStore>;
  /** How many jobs each insert brought. */
  readonly inserts: number[];
}

async function bench(fails = false): Promise<Bench> {
  const database = server.connect(await server.clearedUrl());
  const inserts: number[] = [];
  const sendAll = async (jobs: readonly Sent[]): Promise<void> => {
    if (fails) throw new Error("the queue is not to be had");
    inserts.push(jobs.length);
  };
  return { inbox: new PostgresInbox(database, { sendAll }, clock), store: postgresStore(database, clock), inserts };
}

test("deliveries that arrive together share one insert", async () => {
  const { inbox, inserts } = await bench();
  await Promise.all(["a", "b", "c", "d", "e"].map((id) => inbox.take(aDelivery(id))));
  expect(inserts).toEqual([1, 4]);
});

test("a delivery that comes twice brings its jobs once, also when both come together", async () => {
  const { inbox, inserts } = await bench();
  await inbox.take(aDelivery("a"));
  await Promise.all([inbox.take(aDelivery("a")), inbox.take(aDelivery("b")), inbox.take(aDelivery("b"))]);
  expect(inserts).toEqual([1, 1]);
});

test("a delivery without an id is nobody's second", async () => {
  const { inbox, inserts } = await bench();
  await inbox.take(aDelivery(""));
  await inbox.take(aDelivery(""));
  expect(inserts).toEqual([1, 1]);
});

test("a head is remembered, and costs the queue nothing", async () => {
  const { inbox, store, inserts } = await bench();
  const head = { repository: 11, pullRequest: 7, sha: "abc", before: null, at: "2026-03-02T11:59:00Z" };
  await inbox.take(aDelivery("a", { head, jobs: [] }));
  expect(await store.heads.of(11, 7)).toMatchObject([{ sha: "abc" }]);
  expect(inserts).toEqual([]);
});

test("what could not be queued was not taken: the same delivery may come again", async () => {
  const { inbox, store } = await bench(true);
  await expect(inbox.take(aDelivery("a"))).rejects.toThrow("the queue is not to be had");
  expect(await store.has("delivery/a")).toBe(false);
});

test("without the database nothing is taken, and GitHub is to come again", async () => {
  const database = server.connect("postgresql://nobody@127.0.0.1:1/none");
  const inbox = new PostgresInbox(database, { sendAll: async () => {} }, clock);
  await expect(inbox.take(aDelivery("a"))).rejects.toMatchObject({ fault: "transient" });
});
