import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { stopOrphan } from "../../../src/store/embedded/orphan.ts";
import { parsePostmaster, postmasterFile } from "../../../src/store/embedded/postmaster-file.ts";
import { silentLog } from "../log.ts";

let cluster = "";

beforeEach(async () => {
  cluster = await mkdtemp(join(tmpdir(), "cluster-"));
});
afterEach(() => rm(cluster, { recursive: true, force: true }));

const write = (pid: number): Promise<void> =>
  writeFile(
    postmasterFile(cluster),
    `${pid}\n${cluster}\n1795419271\n5432\n/tmp/slipway-abcdef\n\n  2204247 13\nready   \n`,
  );

/** A process that sleeps under that name, until the test ends it. */
async function asleep(name: string, ...args: readonly string[]) {
  const child = spawn("/bin/sh", ["-c", "read line", ...args], { argv0: name, stdio: ["pipe", "ignore", "ignore"] });
  await once(child, "spawn");
  const exited = once(child, "exit");
  return { pid: child.pid ?? 0, end: () => (child.kill("SIGKILL"), exited) };
}

test("a folder in which nothing ran has no orphan", async () => {
  expect(await stopOrphan(cluster, silentLog)).toBeNull();
});

test("a file of a process that is gone is removed", async () => {
  const gone = await asleep("postgres");
  await gone.end();
  await write(gone.pid);
  expect(await stopOrphan(cluster, silentLog)).toMatchObject({ pid: gone.pid, socketFolder: "/tmp/slipway-abcdef" });
  expect(existsSync(postmasterFile(cluster))).toBe(false);
});

test("a process that got the id of a dead server is left alone, and the file removed", async () => {
  await write(process.pid);
  await stopOrphan(cluster, silentLog);
  expect(existsSync(postmasterFile(cluster))).toBe(false);
});

test("a PostgreSQL that Slipway did not start is left alone, and its file too", async () => {
  const other = await asleep("/usr/lib/postgresql/18/bin/postgres", "-D", cluster);
  await write(other.pid);
  await expect(stopOrphan(cluster, silentLog)).rejects.toThrow(
    `A PostgreSQL that Slipway did not start (process ${other.pid}) seems to run on ${cluster}. Stop it;`,
  );
  expect(existsSync(postmasterFile(cluster))).toBe(true);
  await other.end();
});

test("a server of a killed Slipway is stopped", async () => {
  const server = await asleep(
    "/opt/slipway/bin/postgres",
    "-D",
    cluster,
    "-c",
    "cluster_name=slipway",
    "-c",
    "jit=off",
  );
  await write(server.pid);
  await stopOrphan(cluster, silentLog);
  expect(existsSync(postmasterFile(cluster))).toBe(false);
  await server.end();
});

test.each([
  ["", null],
  ["-\n", null],
  ["31\n", { pid: 31, port: 0, socketFolder: "", ready: false }],
  [
    "31\n/data\n1795419271\n5432\n/tmp/x\n\n 1 2\nstarting\n",
    { pid: 31, port: 5432, socketFolder: "/tmp/x", ready: false },
  ],
  [
    "31\n/data\n1795419271\n5432\n/tmp/x\n\n 1 2\nready   \n",
    { pid: 31, port: 5432, socketFolder: "/tmp/x", ready: true },
  ],
])("the file of a server is read as far as it is written: %j", (text, read) => {
  expect(parsePostmaster(text)).toEqual(read);
});
