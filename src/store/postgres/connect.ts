// A pool of connections to the PostgreSQL at an address, Slipway's own or yours.
import { Kysely, PostgresDialect } from "kysely";
import { Pool, type PoolConfig, types } from "pg";
import type { Log } from "../../flows/ports.ts";
import { faultingPool } from "./faulting-pool.ts";
import { schema, type Sql, type Tables } from "./tables.ts";

export interface Database {
  /** Typed queries; trouble with the connection is thrown as a transient `Fault`. */
  readonly sql: Sql;
  /** The same connections for what brings its own SQL; errors are PostgreSQL's own (`toFault` sorts them). */
  readonly pool: Pool;
  readonly url: string;
  /** Waits for the queries that run. */
  close(): Promise<void>;
}

export interface ConnectOptions {
  readonly log: Log;
  /** Connections at most. */
  readonly max?: number;
  /** What `pg_stat_activity` shows. */
  readonly name?: string;
  /** Milliseconds until the server gives a statement up. */
  readonly statementTimeout?: number;
}

/** Milliseconds. */
const second = 1000;

/** Connects with the first query, not before; a lost connection is replaced by the next one. */
export function connect(url: string, options: ConnectOptions): Database {
  const pool = new Pool(configFor(url, options));
  pool.on("connect", (client) => {
    // Also while a client is taken and between two queries: an error that nobody listens to ends the process.
    client.on("error", (error) => options.log.warn({ error: error.message }, "a database connection was lost"));
  });
  // The client's own listener has told it.
  pool.on("error", () => {});
  const sql = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: faultingPool(pool) }) });
  return { sql: sql.withSchema(schema), pool, url, close: once(() => pool.end()) };
}

function configFor(url: string, { max = 10, name = "slipway", statementTimeout = 30 * second }: ConnectOptions) {
  return {
    connectionString: url,
    application_name: name,
    max,
    connectionTimeoutMillis: 5 * second,
    idleTimeoutMillis: 60 * second,
    keepAlive: true,
    statement_timeout: statementTimeout,
    // Only a server that is out of reach stays silent for longer than its own timeout.
    ...(statementTimeout > 0 ? { query_timeout: statementTimeout + 5 * second } : {}),
    idle_in_transaction_session_timeout: 60 * second,
    types: { getTypeParser },
  } satisfies PoolConfig;
}

/** Its oid: https://github.com/postgres/postgres/blob/REL_18_STABLE/src/include/catalog/pg_type.dat */
const bigint = 20;

/** GitHub's ids are bigint columns, and numbers to everybody else; what is no safe number stays text. */
const getTypeParser: typeof types.getTypeParser = (oid: number, format?: "text" | "binary") => {
  if (format === "binary") return types.getTypeParser(oid, format);
  return oid === bigint ? toNumber : types.getTypeParser(oid, "text");
};

function toNumber(text: string): number | string {
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : text;
}

function once(close: () => Promise<void>): () => Promise<void> {
  let closed: Promise<void> | null = null;
  return () => (closed ??= close());
}
