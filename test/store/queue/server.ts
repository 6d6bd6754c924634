// The database of a test file, as its queues want it.
import { Client } from "pg";
import { testServer } from "../postgres/server.ts";

export interface QueueServer {
  /** The address of a database with nothing in its queue. */
  readonly empty: () => Promise<string>;
}

/** Called at the top of a test file. */
export function queueServer(): QueueServer {
  const server = testServer();
  const empty = async (): Promise<string> => {
    const url = await server.clearedUrl();
    const [installed] = await query(url, "SELECT 1 FROM pg_namespace WHERE nspname = 'pgboss'");
    if (installed) await query(url, "DELETE FROM pgboss.job");
    return url;
  };
  return { empty };
}

export async function query(url: string, sql: string): Promise<readonly unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}
