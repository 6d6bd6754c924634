import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { afterEach, expect, test } from "@jest/globals";
import type { BossQueue, BossQueueOptions } from "../../../src/store/queue/boss-queue.ts";
import { Diary } from "./diary.ts";
import { job } from "./names.ts";
import { openQueue } from "./open-queue.ts";
import { transient } from "./queue-contract.ts";
import { query, queueServer } from "./server.ts";

const { empty } = queueServer();
const queues: BossQueue[] = [];
const children: ChildProcess[] = [];

afterEach(async () => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
  await Promise.all(queues.splice(0).map((queue) => queue.stop({ timeout: 0 })));
});

async function open(url: string, options: Partial<BossQueueOptions> = {}): Promise<BossQueue> {
  const queue = await openQueue(url, options);
  queues.push(queue);
  return queue;
}

/** A process of its own, in the midst of the first job. */
async function hangingProcess(url: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, [join(import.meta.dirname, "hanging-process.ts"), url], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  children.push(child);
  await once(child.stdout, "data");
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill("SIGKILL");
  await once(child, "exit");
}

const heartbeatLost = "UPDATE pgboss.job SET heartbeat_on = heartbeat_on - interval '1 hour' WHERE state = 'active'";
const superviseNow = "UPDATE pgboss.queue SET monitor_claim_on = now() - interval '1 hour'";

test("two processes never run two jobs of a key at once, keep their order, and lose none", async () => {
  const url = await empty();
  const running = new Set<string>();
  const failedOnce = new Set<string>();
  const diary = new Diary(async (name) => {
    const [key = ""] = name.split("-");
    expect(running).not.toContain(key);
    running.add(key);
    await new Promise(setImmediate);
    running.delete(key);
    if (!name.endsWith("7") || failedOnce.has(name)) return;
    failedOnce.add(name);
    throw transient();
  });
  const both = await Promise.all([open(url), open(url)]);
  await Promise.all(both.map((queue) => queue.start(diary)));
  const names = Array.from({ length: 200 }, (_, index) => `${index % 7}-${index}`);
  for (const [index, name] of names.entries()) {
    const [key = ""] = name.split("-");
    await both[index % 2]?.send(job(name), { key });
  }
  await Promise.all(both.map((queue) => queue.idle()));
  await diary.until(() => diary.done.length === names.length);
  const ofKey = (list: readonly string[], key: number): readonly string[] =>
    list.filter((name) => name.startsWith(`${key}-`));
  for (let key = 0; key < 7; key++) expect(ofKey(diary.done, key)).toEqual(ofKey(names, key));
});

test("what one process sends wakes another at once", async () => {
  const url = await empty();
  const [sender, worker] = await Promise.all([open(url), open(url, { pulse: 60_000 })]);
  const diary = new Diary();
  await worker.start(diary);
  await worker.idle();
  await sender.send(job("a"), { key: "one" });
  await diary.until(() => diary.done.length === 1);
});

test("a process that is killed and started again takes up at once what it had under way", async () => {
  const url = await empty();
  const sender = await open(url);
  await sender.send(job("a"), { key: "one" });
  await sender.send(job("b"), { key: "one" });
  await sender.stop();
  await kill(await hangingProcess(url));
  const diary = new Diary();
  const again = await open(url);
  await again.start(diary);
  await again.idle();
  expect(diary.done).toEqual(["a", "b"]);
});

test("what a killed process had under way is taken up by another when its heartbeat is missed", async () => {
  const url = await empty();
  const sender = await open(url);
  await sender.send(job("a"), { key: "one" });
  const child = await hangingProcess(url);
  const diary = new Diary();
  const survivor = await open(url, { pulse: 20 });
  await survivor.start(diary);
  await survivor.send(job("b"), { key: "one" });
  await survivor.send(job("c"), { key: "two" });
  await diary.until(() => diary.done.length === 1);
  expect(diary.done).toEqual(["c"]);
  await kill(child);
  await query(url, heartbeatLost);
  await query(url, superviseNow);
  await diary.until(() => diary.done.length === 3);
  expect(diary.done).toEqual(["c", "a", "b"]);
});

test("a process that is alive keeps its job, however long it takes", async () => {
  const url = await empty();
  const gate = Promise.withResolvers<void>();
  const started = Promise.withResolvers<void>();
  const long = new Diary(() => {
    started.resolve();
    return gate.promise;
  });
  const other = new Diary();
  const [busy, idle] = await Promise.all([open(url, { pulse: 10 }), open(url, { pulse: 10 })]);
  await busy.start(long);
  await busy.send(job("a"), { key: "one" });
  await started.promise;
  await idle.start(other);
  const beats = async (): Promise<unknown> => (await query(url, "SELECT heartbeat_on FROM pgboss.job"))[0];
  const first = await beats();
  while (JSON.stringify(await beats()) === JSON.stringify(first)) await query(url, superviseNow);
  gate.resolve();
  await busy.idle();
  expect({ long: long.done, other: other.done }).toEqual({ long: ["a"], other: [] });
});

test("a job that was taken for lost does not start twice in the process that still runs it", async () => {
  const url = await empty();
  const gate = Promise.withResolvers<void>();
  let starts = 0;
  const diary = new Diary(async (name) => {
    if (name !== "a") return;
    starts++;
    await gate.promise;
  });
  const queue = await open(url);
  await queue.start(diary);
  await queue.send(job("a"), { key: "one" });
  await queue.send(job("b"), { key: "two" });
  await diary.until(() => diary.done.length === 1);
  await query(url, "UPDATE pgboss.job SET state = 'retry', heartbeat_on = NULL WHERE state = 'active'");
  await queue.send(job("c"), { key: "two" });
  await diary.until(() => diary.done.length === 2);
  gate.resolve();
  await queue.idle();
  expect({ starts, done: diary.done }).toEqual({ starts: 1, done: ["b", "c", "a"] });
});

test("a process that is told to stop ends what it runs, and starts nothing more", async () => {
  const url = await empty();
  const gate = Promise.withResolvers<void>();
  const started = Promise.withResolvers<void>();
  const diary = new Diary(async () => {
    started.resolve();
    await gate.promise;
  });
  const queue = await open(url);
  await queue.start(diary);
  for (const name of ["a", "b"]) await queue.send(job(name), { key: "one" });
  await started.promise;
  const stopped = queue.stop();
  gate.resolve();
  await stopped;
  expect(diary.done).toEqual(["a"]);
});

test("what does not end in time is handed to another process", async () => {
  const url = await empty();
  const started = Promise.withResolvers<void>();
  const [leaving, staying] = await Promise.all([open(url), open(url)]);
  await leaving.start(
    new Diary(() => {
      started.resolve();
      return new Promise(() => {});
    }),
  );
  await leaving.send(job("a"), { key: "one" });
  await leaving.send(job("b"), { key: "one" });
  await started.promise;
  const diary = new Diary();
  await staying.start(diary);
  await leaving.stop({ timeout: 20 });
  await diary.until(() => diary.done.length === 2);
  expect(diary.done).toEqual(["a", "b"]);
});
