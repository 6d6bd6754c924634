import { expect, test } from "@jest/globals";
import { Kysely, PostgresDialect } from "kysely";
import { Pool } from "pg";
import type { Job } from "../../../src/flows/jobs.ts";
import type { BossQueue } from "../../../src/store/queue/boss-queue.ts";
import { Diary } from "./diary.ts";
import { job } from "./names.ts";
import { openQueue } from "./open-queue.ts";
import { transient } from "./queue-contract.ts";
import { query, queueServer } from "./server.ts";

const { empty } = queueServer();

async function story(act: (queue: BossQueue, url: string) => Promise<void>): Promise<void> {
  const url = await empty();
  const queue = await openQueue(url);
  try {
    await act(queue, url);
    await queue.idle();
    expect(await queue.depth()).toMatchObject({ ready: 0, running: 0, later: 0 });
  } finally {
    await queue.stop();
  }
}

const always = transient();

const database = (url: string): Kysely<Record<string, never>> =>
  new Kysely({ dialect: new PostgresDialect({ pool: new Pool({ connectionString: url }) }) });

/** As senders do: a transient fault is worth another try. */
async function patiently(send: () => Promise<void>): Promise<void> {
  try {
    await send();
  } catch (error) {
    expect(error).toMatchObject({ name: "Fault", fault: "transient" });
    await patiently(send);
  }
}

/** Sends a job that cannot be done, and answers its dead letter. */
async function deadJob(queue: BossQueue, diary: Diary): Promise<{ readonly id: string }> {
  await queue.send(job("a"), { key: "one" });
  await diary.until(() => diary.givenUp.length === 1);
  await queue.idle();
  const [dead] = await queue.deadJobs();
  if (!dead) throw new Error("nothing is dead");
  return dead;
}

test("a job that was given up can be read, and run again", () =>
  story(async (queue) => {
    let broken = true;
    const diary = new Diary(async () => {
      if (broken) throw always;
    });
    await queue.start(diary);
    const dead = await deadJob(queue, diary);
    expect(dead).toMatchObject({
      key: "one",
      job: '{"kind":"advance","request":"a"}',
      error: "GitHub did not answer",
      at: expect.stringMatching(/^\d{4}-.*Z$/),
    });
    broken = false;
    expect(await queue.retry(dead.id)).toBe(true);
    expect(await queue.retry(dead.id)).toBe(false);
    await diary.until(() => diary.done.length === 1);
    expect(await queue.deadJobs()).toEqual([]);
  }));

test("there is no dead job of an id that was made up", () =>
  story(async (queue) => {
    const ids = ["", "1", "'; DROP TABLE job", "00000000-0000-0000-0000-000000000000"];
    for (const id of ids) expect(await queue.retry(id)).toBe(false);
  }));

test("a job that this version does not know is put aside, and the next of its key goes on", () =>
  story(async (queue) => {
    const diary = new Diary();
    const unknown = [{ kind: "from the future" }, { kind: "advance" }, { kind: "constructor" }, null, "advance"];
    await queue.sendAll(unknown.map((one) => ({ job: one as Job, options: { key: "one" } })));
    await queue.send(job("a"), { key: "one" });
    await queue.start(diary);
    await queue.idle();
    expect(diary).toMatchObject({ done: ["a"], givenUp: [] });
    const dead = await queue.deadJobs();
    expect(dead.map(({ job }) => JSON.parse(job))).toEqual(unknown);
  }));

test("a job is given up although saying so fails", () =>
  story(async (queue) => {
    const diary = new Diary(async () => {
      throw always;
    });
    const mute = {
      perform: (one: Job) => diary.perform(one),
      giveUp: async (one: Job) => {
        await diary.giveUp(one);
        throw new Error("the pull request is gone");
      },
    };
    await queue.start(mute);
    expect(await deadJob(queue, diary)).toMatchObject({ error: "GitHub did not answer" });
  }));

test("every character that people can write comes back", () =>
  story(async (queue) => {
    const diary = new Diary(async (name) => {
      if (name.startsWith("\0") && diary.done.length === 0) throw new Error(`no \0 and no \ud800: ${name}`);
    });
    const names = ["é 日本 🚢", "half a pair: \ud800", "\0", `"\\'\n\u2028`];
    for (const name of names) await queue.send(job(name), { key: "one" });
    await queue.start(diary);
    await diary.until(() => diary.done.length === names.length);
    expect(diary.done).toEqual(names);
  }));

test("jobs that are sent together keep their order, and are there together or not at all", () =>
  story(async (queue, url) => {
    const sql = database(url);
    const diary = new Diary();
    const names = Array.from({ length: 50 }, (_, index) => `${index}`);
    const all = names.map((name) => ({ job: job(name), options: { key: "one" } }));
    await queue.start(diary);
    const gone = sql.transaction().execute(async (trx) => {
      await queue.sendAll(all, trx);
      throw new Error("rolled back");
    });
    await expect(gone).rejects.toThrow("rolled back");
    await queue.idle();
    expect(diary.done).toEqual([]);
    await sql.transaction().execute(async (trx) => {
      await queue.sendAll(all.slice(0, 20), trx);
      await queue.sendAll(all.slice(20), trx);
    });
    await diary.until(() => diary.done.length === 50);
    expect(diary.done).toEqual(names);
    await sql.destroy();
  }));

test("a look asked for in a transaction is taken after its commit, also where one was waiting already", () =>
  story(async (queue, url) => {
    const sql = database(url);
    const look = { job: job("look"), options: { key: "one", id: "look" } };
    let committed = false;
    const diary = new Diary(async (name) => void (name === "look" && expect(committed).toBe(true)));
    await queue.send(look.job, look.options);
    await sql.transaction().execute(async (trx) => {
      await queue.sendAll([look, look], trx);
      await queue.start(diary);
      await queue.send(job("other"), { key: "two" });
      await diary.until(() => diary.done.length === 1);
      committed = true;
    });
    await diary.until(() => diary.done.length === 2);
    expect(diary.done).toEqual(["other", "look"]);
    await sql.destroy();
  }));

test("ten senders of the same look at the same time ask for one", () =>
  story(async (queue) => {
    const diary = new Diary();
    const ids = ["x", "y", "z"].map((id) => ({ job: job(id), options: { key: id, id } }));
    await Promise.all(Array.from({ length: 10 }, () => queue.sendAll(ids.toReversed())));
    await queue.sendAll(ids);
    await queue.start(diary);
    await queue.idle();
    expect(diary.done.toSorted()).toEqual(["x", "y", "z"]);
  }));

test("the depth tells what is due, what is for later and how long the oldest has waited", () =>
  story(async (queue, url) => {
    await queue.send(job("a"), { key: "one" });
    await queue.send(job("b"), { key: "one" });
    await queue.send(job("c"), { key: "two", id: "c", at: new Date(Date.now() + 3_600_000).toISOString() });
    await query(url, "UPDATE pgboss.job SET start_after = start_after - interval '90 s'");
    const counted = await queue.depth();
    expect(counted).toMatchObject({ ready: 2, running: 0, later: 1, dead: 0 });
    expect(counted.oldestSeconds).toBeGreaterThan(80);
    await queue.send(job("c"), { key: "two", id: "c" });
    await queue.start(new Diary());
  }));

test("a lost database connection delays, and nothing more", () =>
  story(async (queue, url) => {
    const gate = Promise.withResolvers<void>();
    const started = Promise.withResolvers<void>();
    const diary = new Diary(async (name) => {
      if (name !== "a") return;
      started.resolve();
      await gate.promise;
    });
    await queue.start(diary);
    await queue.send(job("a"), { key: "one" });
    await started.promise;
    await query(
      url,
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE 'slipway queue%'",
    );
    gate.resolve();
    await diary.until(() => diary.done.length === 1);
    await patiently(() => queue.send(job("b"), { key: "one" }));
    await diary.until(() => diary.done.length === 2);
    expect(diary.done).toEqual(["a", "b"]);
  }));

test("a sender is told in one word that the database does not answer", async () => {
  const url = new URL(await empty());
  url.searchParams.set("port", "1");
  url.port = "1";
  await expect(openQueue(url.href)).rejects.toMatchObject({ name: "Fault", fault: "transient" });
});
