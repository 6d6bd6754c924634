import { afterEach, expect, test } from "@jest/globals";
import type { Delivery, Inbox, Sent } from "../../../src/flows/ports.ts";
import { postgresInbox } from "../../../src/store/postgres/postgres-inbox.ts";
import { postgresStore } from "../../../src/store/postgres/postgres-store.ts";
import type { BossQueue, Prepared } from "../../../src/store/queue/boss-queue.ts";
import { openQueue } from "../queue/open-queue.ts";
import { query } from "../queue/server.ts";
import { testServer } from "./server.ts";

const server = testServer();
const clock = { now: () => new Date("2026-03-02T12:00:00Z") };
const job: Sent = { job: { kind: "advance", request: "9.0.staging" }, options: { key: "11/pull/7" } };
const wake: Sent = { ...job, options: { ...job.options, id: "9.0.staging now" } };
const head = { repository: 11, pullRequest: 7, sha: "abc", before: null, at: "2026-03-02T11:59:00Z" };
const aDelivery = (id: string, told: Partial<Delivery> = {}): Delivery => ({
  id,
  head: null,
  jobs: [{ ...job }],
  ...told,
});

interface Bench {
  readonly inbox: Inbox;
  readonly store: ReturnType<typeof postgresStore>;
  /** How many jobs each statement brought. */
  readonly brought: number[];
  readonly queued: () => Promise<number>;
}

let queues: BossQueue[] = [];
afterEach(async () => {
  await Promise.all(queues.map((queue) => queue.stop()));
  queues = [];
});

async function bench(fails = false): Promise<Bench> {
  const url = await server.clearedUrl();
  const database = server.connect(url);
  const queue = await openQueue(url);
  queues.push(queue);
  await query(url, "DELETE FROM pgboss.job");
  const brought: number[] = [];
  const prepare = async (jobs: readonly Sent[]): Promise<Prepared> => {
    if (fails) throw new Error("the queue is not to be had");
    brought.push(jobs.length);
    return queue.prepare(jobs);
  };
  const queued = async (): Promise<number> => (await queue.depth()).ready;
  const inbox = postgresInbox({ database, queue: { prepare, sendAll: (...all) => queue.sendAll(...all) }, clock });
  return { inbox, store: postgresStore(database, clock), brought, queued };
}

test("deliveries that arrive together are one statement", async () => {
  const { inbox, brought, queued } = await bench();
  await Promise.all(["a", "b", "c", "d", "e"].map((id) => inbox.take(aDelivery(id))));
  expect([brought, await queued()]).toEqual([[1, 4], 5]);
});

test("a delivery that comes twice brings its jobs once, also when both come together", async () => {
  const { inbox, queued } = await bench();
  await inbox.take(aDelivery("a"));
  await Promise.all([inbox.take(aDelivery("c")), inbox.take(aDelivery("b")), inbox.take(aDelivery("b"))]);
  expect(await queued()).toBe(3);
});

test("a delivery that comes again takes nothing from those that come with it", async () => {
  const { inbox, store, queued } = await bench();
  await inbox.take(aDelivery("a"));
  const all = [aDelivery("first of all"), aDelivery("a", { head }), aDelivery("b"), aDelivery("c")];
  await Promise.all(all.map((one) => inbox.take(one)));
  expect([await queued(), await store.heads.of(11, 7)]).toMatchObject([4, [{ sha: "abc" }]]);
});

test("a delivery without an id is nobody's second", async () => {
  const { inbox, queued } = await bench();
  await inbox.take(aDelivery(""));
  await Promise.all([inbox.take(aDelivery("")), inbox.take(aDelivery("")), inbox.take(aDelivery(""))]);
  expect(await queued()).toBe(4);
});

test("two that wake the same request wake it once", async () => {
  const { inbox, queued } = await bench();
  await Promise.all(["a", "b", "c"].map((id) => inbox.take(aDelivery(id, { jobs: [wake] }))));
  expect(await queued()).toBe(1);
});

test("a head is remembered, and costs the queue nothing", async () => {
  const { inbox, store, brought } = await bench();
  await inbox.take(aDelivery("a", { head, jobs: [] }));
  expect(await store.heads.of(11, 7)).toMatchObject([{ sha: "abc" }]);
  expect(brought).toEqual([]);
});

test("heads that come together are remembered each once, with what was before them where one says so", async () => {
  const { inbox, store } = await bench();
  const told = [head, { ...head, before: "fff" }, head, { ...head, sha: "def", at: "2026-03-02T11:59:30Z" }];
  await Promise.all(told.map((one, index) => inbox.take(aDelivery(`${index}`, { head: one, jobs: [] }))));
  expect(await store.heads.of(11, 7)).toEqual([
    { sha: "abc", before: "fff", at: "2026-03-02T11:59:00Z" },
    { sha: "def", before: null, at: "2026-03-02T11:59:30Z" },
  ]);
});

test("of a pull request with many heads the oldest are forgotten", async () => {
  const { inbox, store } = await bench();
  const at = (second: number): string => new Date(Date.UTC(2026, 2, 2, 11, 0, second)).toISOString();
  for (let second = 0; second < 120; second++) {
    await inbox.take(aDelivery(`${second}`, { head: { ...head, at: at(second) }, jobs: [] }));
  }
  const kept = await store.heads.of(11, 7);
  expect([kept.length, kept.at(-1)?.at]).toEqual([50, at(119)]);
});

test("what could not be queued was not taken: the same delivery may come again", async () => {
  const { inbox, store } = await bench(true);
  await expect(inbox.take(aDelivery("a"))).rejects.toThrow("the queue is not to be had");
  expect(await store.has("delivery/a")).toBe(false);
});

test("without the database nothing is taken, and GitHub is to come again", async () => {
  const database = server.connect("postgresql://nobody@127.0.0.1:1/none");
  const prepare = async (): Promise<Prepared> => ({
    insert: { text: "select 1", values: [] },
    bell: ["bell", ""],
    kept: () => {},
  });
  const inbox = postgresInbox({ database, queue: { prepare, sendAll: async () => {} }, clock });
  await expect(inbox.take(aDelivery("a"))).rejects.toMatchObject({ fault: "transient" });
});
