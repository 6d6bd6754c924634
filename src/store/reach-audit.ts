// The audit log for an operator's look into it: beside the Slipway that runs, or without one.
import type { Audit, Log } from "../flows/ports.ts";
import type { Where } from "./durable.ts";
import { reachEmbedded } from "./embedded/reach-embedded.ts";
import { audit } from "./postgres/audit.ts";
import { connect } from "./postgres/connect.ts";

export interface ReachedAudit {
  readonly audit: Pick<Audit, "since">;
  close(): Promise<void>;
}

/** Throws a `Fault` with a sentence for the operator where there is no database to be had. */
export async function reachAudit(where: Where, log: Log): Promise<ReachedAudit> {
  const server = where.databaseUrl
    ? { url: where.databaseUrl, close: async () => {} }
    : await reachEmbedded({ dataDir: where.dataDir, log });
  const database = connect(server.url, { log });
  return { audit: audit(database.sql), close: () => database.close().then(server.close) };
}
