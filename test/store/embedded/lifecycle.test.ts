import { existsSync, statSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, jest, test } from "@jest/globals";
import { Client } from "pg";
import { clusterIn } from "../../../src/store/embedded/cluster.ts";
import { findRunning } from "../../../src/store/embedded/find-running.ts";
import { openEmbedded } from "../../../src/store/embedded/open-embedded.ts";
import { readPostmaster } from "../../../src/store/embedded/postmaster-file.ts";
import { readProcess } from "../../../src/store/embedded/processes.ts";
import { closedTo } from "../../../src/store/embedded/reach.ts";
import { connect } from "../../../src/store/postgres/connect.ts";
import { migrate } from "../../../src/store/postgres/migrate.ts";
import { heardLog, silentLog } from "../log.ts";
import { owners } from "./owners.ts";

// First starts on a machine that is busy with other things.
jest.setTimeout(60_000);

const { dataDir: folder, newDataDir, start } = owners();

async function query(url: string, text: string): Promise<readonly unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(text);
  await client.end();
  return rows;
}

const serverOf = async (folder: string): Promise<number> => (await readPostmaster(clusterIn(folder)))?.pid ?? 0;
const socketFolderOf = (url: string): string => new URL(url).searchParams.get("host") ?? "";

test("closed, nothing runs any more and nothing lies about; opened again, the data is there", async () => {
  const first = await openEmbedded({ dataDir: folder, log: silentLog });
  await query(first.url, "create table if not exists kept as select 1 as one");
  const server = await serverOf(folder);
  await Promise.all([first.close(), first.close()]);
  expect(await readProcess(server)).toBeNull();
  expect(existsSync(socketFolderOf(first.url))).toBe(false);
  const second = await openEmbedded({ dataDir: folder, log: silentLog });
  expect(await query(second.url, "select one from kept")).toEqual([{ one: 1 }]);
  await second.close();
});

test("the server writes to disk what it acknowledges, and can be reached by its socket alone", async () => {
  const embedded = await openEmbedded({ dataDir: folder, log: silentLog });
  const settings = ["fsync", "full_page_writes", "listen_addresses", "server_encoding", "synchronous_commit"];
  const rows = await query(
    embedded.url,
    `select name, setting from pg_settings where name in (${settings.map((name) => `'${name}'`).join()}) order by name`,
  );
  expect(rows).toEqual([
    { name: "fsync", setting: "on" },
    { name: "full_page_writes", setting: "on" },
    { name: "listen_addresses", setting: "" },
    { name: "server_encoding", setting: "UTF8" },
    { name: "synchronous_commit", setting: "on" },
  ]);
  expect(statSync(socketFolderOf(embedded.url)).mode & 0o777).toBe(0o700);
  await embedded.close();
});

test("an owner that is killed leaves its server; the next one stops it, and finds all that was written", async () => {
  const killed = start(folder);
  const url = await killed.opened;
  await query(url, "create table also_kept as select 1 as one");
  const left = await serverOf(folder);
  await killed.kill();
  expect(await readProcess(left)).not.toBeNull();
  const next = start(folder);
  await next.hear("stopping the PostgreSQL that a killed Slipway left behind");
  expect(await query(await next.opened, "select one from also_kept")).toEqual([{ one: 1 }]);
  expect(await readProcess(left)).toBeNull();
  expect(existsSync(socketFolderOf(url))).toBe(false);
  await next.close();
});

test("a second owner is refused, and told by whom; the first is not disturbed", async () => {
  const first = start(folder);
  const url = await first.opened;
  await expect(start(folder).opened).rejects.toThrow(
    `Another Slipway (process ${first.pid}) runs on the data folder ${folder}. Stop it, or set SLIPWAY_DATA_DIR`,
  );
  await expect(openEmbedded({ dataDir: folder, log: silentLog })).rejects.toMatchObject({ fault: "setup" });
  await expect(start(folder).opened).rejects.toThrow("Another Slipway");
  expect(await query(url, "select 1 as one")).toEqual([{ one: 1 }]);
  expect(await findRunning(folder)).toBe(url);
  await first.close();
  expect(await findRunning(folder)).toBeNull();
});

test("of two owners that start at the same time on an empty folder, one is refused", async () => {
  const folder = newDataDir();
  const both = await Promise.allSettled([start(folder).opened, start(folder).opened]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

test("whoever is refused leaves the lock of the first alone, also within one process", async () => {
  const first = await openEmbedded({ dataDir: folder, log: silentLog });
  await expect(openEmbedded({ dataDir: folder, log: silentLog })).rejects.toThrow(`process ${process.pid}`);
  await expect(start(folder).opened).rejects.toThrow(`process ${process.pid}`);
  await first.close();
  const next = start(folder);
  await next.opened;
  await next.close();
});

test("Ctrl+C reaches Slipway, not its server", async () => {
  const owner = start(folder);
  const url = await owner.opened;
  owner.interrupt();
  await owner.hear("interrupted");
  expect(await query(url, "select 1 as one")).toEqual([{ one: 1 }]);
  await owner.close();
});

test("a server that is killed is started again, on the same address and with its data", async () => {
  const log = heardLog();
  const embedded = await openEmbedded({ dataDir: folder, log });
  await migrate(embedded, silentLog);
  const database = connect(embedded.url, { log });
  await database.sql.insertInto("default_environment").values({ repository: 11, environment: "qa" }).execute();
  process.kill(await serverOf(folder), "SIGKILL");
  await log.hear("PostgreSQL runs again");
  const rows = await database.sql.selectFrom("default_environment").select("environment").execute();
  expect(rows).toEqual([{ environment: "qa" }]);
  expect(log.lines).toContain("PostgreSQL ended by SIGKILL: starting it again");
  await database.close();
  await embedded.close();
});

test("closed while its server is being started again, nothing runs any more", async () => {
  const log = heardLog();
  const embedded = await openEmbedded({ dataDir: folder, log });
  process.kill(await serverOf(folder), "SIGKILL");
  await log.hear("starting it again");
  await embedded.close();
  expect(await findRunning(folder)).toBeNull();
  await (await openEmbedded({ dataDir: folder, log: silentLog })).close();
});

const asRoot = process.getuid?.() === 0;
const nobody = { uid: 65_534, gid: 65_534 };
const canBeRunByAll = async (): Promise<boolean> =>
  (await closedTo(nobody, process.execPath)) === null && (await closedTo(nobody, import.meta.dirname)) === null;

(asRoot ? test : test.skip)("started by root, the server runs as a user that is not root", async () => {
  const folder = newDataDir();
  const owner = start(folder);
  await owner.opened;
  expect(statSync(`/proc/${await serverOf(folder)}`).uid).toBeGreaterThan(0);
  await owner.close();
});

(asRoot && (await canBeRunByAll()) ? test : test.skip)(
  "started by an ordinary user, the server runs as that user",
  async () => {
    const folder = newDataDir();
    const owner = start(folder, nobody.uid);
    const url = await owner.opened;
    expect(statSync(clusterIn(folder)).uid).toBe(nobody.uid);
    expect(statSync(`/proc/${await serverOf(folder)}`).uid).toBe(nobody.uid);
    expect(await query(url, "select 1 as one")).toEqual([{ one: 1 }]);
    await owner.close();
  },
);

(asRoot ? test : test.skip)(
  "started by root on a folder that only root may enter, it says which, and what to do",
  async () => {
    const closed = newDataDir();
    await mkdir(closed, { mode: 0o700 });
    const folder = join(closed, "data");
    await expect(openEmbedded({ dataDir: folder, log: silentLog })).rejects.toThrow(
      `cannot enter ${closed} on its way to the data folder ${folder}. Set SLIPWAY_DATA_DIR to a folder outside of it`,
    );
  },
);
