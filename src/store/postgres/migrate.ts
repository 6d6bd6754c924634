// Brings the tables of a database to what this version needs; data stays.
import { sql } from "kysely";
import { type Migration, Migrator } from "kysely/migration";
import { Fault } from "../../domain/fault.ts";
import type { Log } from "../../flows/ports.ts";
import { migrations } from "../migrations/migrations.ts";
import { connect, type Database } from "./connect.ts";
import { schema, type Sql } from "./tables.ts";

export type Migrations = Readonly<Record<string, Migration>>;

const table = "migration";

/**
 * Several processes may call it at the same time: one holds an advisory lock, and the others find nothing left to do.
 * All or nothing: a migration that fails takes those of the same call back. Throws a setup `Fault` where a newer
 * Slipway was here.
 */
export async function migrate({ url }: Pick<Database, "url">, log: Log, known: Migrations = migrations): Promise<void> {
  // Waiting for another process, or for an index of a large table, takes as long as it takes.
  const patient = connect(url, { log, max: 1, name: "slipway migrate", statementTimeout: 0 });
  try {
    for (const name of await toLatest(patient.sql, known)) log.info({ migration: name }, "the database was migrated");
  } finally {
    await patient.close();
  }
}

async function toLatest(db: Sql, known: Migrations): Promise<string[]> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => known },
    migrationTableName: table,
    migrationLockTableName: `${table}_lock`,
    migrationTableSchema: schema,
  });
  const { error, results = [] } = await migrator.migrateToLatest();
  if (error === undefined) return results.map(({ migrationName }) => migrationName);
  throw (await ofNewerSlipway(db, known)) ?? error;
}

/** Kysely calls it corrupted when the database has a migration that the code does not. */
async function ofNewerSlipway(db: Sql, known: Migrations): Promise<Fault | null> {
  const names = sql<{ name: string }>`select name from ${sql.table(`${schema}.${table}`)}`;
  // Where even this fails, the first error says more.
  const { rows } = await names.execute(db).catch(() => ({ rows: [] }));
  const unknown = rows.map(({ name }) => name).filter((name) => !(name in known));
  if (unknown.length === 0) return null;
  return new Fault(
    "setup",
    `The database was migrated by a newer Slipway (${unknown.join(", ")}). Start that version, or one after it.`,
  );
}
