import { expect, test } from "@jest/globals";
import type { Database } from "../../../src/store/postgres/connect.ts";
import { ProcessLease } from "../../../src/store/postgres/process-lease.ts";
import { testServer } from "./server.ts";

const server = testServer();

/** Two processes on one database. */
async function two(): Promise<{ readonly first: Held; readonly second: Held }> {
  const url = await server.clearedUrl();
  const held = (database: Database): Held => ({ database, lease: new ProcessLease(database, "a test") });
  return { first: held(server.connect(url)), second: held(server.connect(url)) };
}

interface Held {
  readonly database: Database;
  readonly lease: ProcessLease;
}

/** The server ends a session a moment after its connection. */
async function eventually(lease: ProcessLease): Promise<boolean> {
  for (let tries = 0; tries < 1000; tries++) if (await lease.hold()) return true;
  return false;
}

test("of two processes one holds the lease, and keeps it", async () => {
  const { first, second } = await two();
  expect(await first.lease.hold()).toBe(true);
  for (let tries = 0; tries < 3; tries++) {
    expect(await second.lease.hold()).toBe(false);
    expect(await first.lease.hold()).toBe(true);
  }
  await first.lease.release();
  await second.lease.release();
});

test("leases of different names are held apart", async () => {
  const { first, second } = await two();
  const other = new ProcessLease(second.database, "another test");
  expect(await Promise.all([first.lease.hold(), other.hold()])).toEqual([true, true]);
  await first.lease.release();
  await other.release();
});

test("a lease that was released is the next one's", async () => {
  const { first, second } = await two();
  await first.lease.hold();
  await first.lease.release();
  expect(await eventually(second.lease)).toBe(true);
  expect(await first.lease.hold()).toBe(false);
  await second.lease.release();
});

test("a process whose connection ends loses the lease to whoever comes first, and may get it back", async () => {
  const { first, second } = await two();
  await first.lease.hold();
  await second.database.pool.query(
    "select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and pid <> pg_backend_pid()",
  );
  expect(await eventually(second.lease)).toBe(true);
  expect(await first.lease.hold()).toBe(false);
  await second.lease.release();
  expect(await eventually(first.lease)).toBe(true);
  await first.lease.release();
});

test("a database that does not answer is a transient fault", async () => {
  const { first } = await two();
  await first.database.close();
  await expect(first.lease.hold()).rejects.toThrow();
});

test("whoever does not hold the lease keeps no connection for it", async () => {
  const { first, second } = await two();
  await first.lease.hold();
  await second.lease.hold();
  expect([first.database.pool.idleCount, second.database.pool.idleCount]).toEqual([0, 1]);
  await first.lease.release();
});
