// The database of a scenario, which comes and goes: run by the one process itself, or at an address of its own.
import { join } from "node:path";
import { Client } from "pg";
import { ownDatabase } from "./own-database.ts";
import { sharedDatabase } from "./shared-database.ts";
import type { Settings } from "./slipway-process.ts";

export interface ChaosDatabase {
  /** How a process finds it. */
  readonly settings: Settings;
  /** Whether it was away at some moment since then, in milliseconds of the machine's clock. */
  wasAwaySince(time: number): boolean;
  /** Away for that many milliseconds at least. */
  stop(milliseconds: number): Promise<void>;
  /** As the system does it for want of memory. */
  kill(): Promise<void>;
  /** Null where it does not run. */
  url(): Promise<string | null>;
  close(): Promise<void>;
}

export const openDatabase = async (kind: "own" | "shared", folder: string): Promise<ChaosDatabase> =>
  kind === "own" ? ownDatabase(join(folder, "data")) : sharedDatabase(join(folder, "data"), join(folder, "socket"));

type Row = Readonly<Record<string, unknown>>;

/** Throws where it does not answer. */
export async function ask(database: ChaosDatabase, sql: string): Promise<readonly Row[]> {
  const url = await database.url();
  if (url === null) throw new Error("The database is away.");
  const client = new Client({ connectionString: url, application_name: "chaos", connectionTimeoutMillis: 2000 });
  // Its end is no news to who asks only now and then.
  client.on("error", () => {});
  try {
    await client.connect();
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end().catch(() => {});
  }
}
