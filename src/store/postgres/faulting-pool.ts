// The pool as kysely sees it: errors leave it sorted, and a connection that is of no use any more does not return to it.
import type { PostgresPool, PostgresPoolClient } from "kysely";
import type { Pool, PoolClient } from "pg";
import { isConnectionGone, toFault } from "./to-fault.ts";

export const faultingPool = (pool: Pool): PostgresPool => ({
  options: pool.options,
  end: () => pool.end(),
  connect: async () => {
    try {
      return faultingClient(await pool.connect());
    } catch (error) {
      throw toFault(error);
    }
  },
});

function faultingClient(client: PoolClient): PostgresPoolClient {
  let gone = false;
  // Kysely asks for a cursor only where it was given a constructor of cursors.
  const query = async (text: string, values: unknown[]): Promise<unknown> => {
    try {
      return await client.query(text, values);
    } catch (error) {
      gone ||= isConnectionGone(error);
      throw toFault(error);
    }
  };
  return {
    query: query as PostgresPoolClient["query"],
    release: (destroy) => client.release(destroy === true || gone),
  };
}
