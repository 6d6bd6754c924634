// A PostgreSQL for a test file, and databases in it that no other test has touched.
import { randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll } from "@jest/globals";
import { type Embedded, openEmbedded } from "../../../src/store/embedded/open-embedded.ts";
import { connect, type Database } from "../../../src/store/postgres/connect.ts";
import { migrate } from "../../../src/store/postgres/migrate.ts";
import { silentLog } from "../log.ts";

export interface TestServer {
  /** Address of a new database, with nothing in it. */
  emptyUrl(): Promise<string>;
  /** Address of a new database with Slipway's tables in it, and nothing in them. */
  migratedUrl(): Promise<string>;
  /** Address of the one database of this file, with nothing in its tables any more: quicker than a new one. */
  clearedUrl(): Promise<string>;
  /** `connect`, closed after the test. */
  connect(url: string): Database;
}

/** Made by the server's start: a folder that is made before is closed to the account that stands in for root. */
export const aDataDir = (): string => join(tmpdir(), `slipway-test-${randomUUID().slice(0, 8)}`);

/** Milliseconds, on a machine that is busy with other things. */
const longest = 60_000;

const template = "migrated";
const cleared = "cleared";

const clear = `do $$
  declare name text;
  begin
    for name in select tablename from pg_tables where schemaname = 'slipway' and tablename not like 'migration%'
    loop execute format('delete from slipway.%I', name); end loop;
  end $$`;

const aName = (): string => `test_${randomUUID().slice(0, 8)}`;

/** Called at the top of a test file: started before its first test, stopped after the last. */
export function testServer(): TestServer {
  const dataDir = aDataDir();
  let embedded: Embedded | null = null;
  let opened: Database[] = [];
  const urlOf = (name: string): string => (embedded?.url ?? "").replace("/postgres?", `/${name}?`);

  async function create(name: string, of: string): Promise<string> {
    await run("postgres", `create database ${name} template ${of}`);
    return urlOf(name);
  }

  async function run(name: string, statement: string): Promise<void> {
    const database = connect(urlOf(name), { log: silentLog });
    await database.pool.query(statement);
    await database.close();
  }

  beforeAll(async () => {
    embedded = await openEmbedded({ dataDir, log: silentLog });
    await migrate({ url: await create(template, "template0") }, silentLog);
    await create(cleared, template);
  }, longest);
  afterEach(async () => {
    await Promise.all(opened.map((database) => database.close()));
    opened = [];
  });
  afterAll(async () => {
    await embedded?.close();
    await rm(dataDir, { recursive: true, force: true });
  }, longest);

  return {
    emptyUrl: () => create(aName(), "template0"),
    migratedUrl: () => create(aName(), template),
    clearedUrl: async () => {
      await run(cleared, clear);
      return urlOf(cleared);
    },
    connect: (url) => {
      const database = connect(url, { log: silentLog });
      opened.push(database);
      return database;
    },
  };
}
