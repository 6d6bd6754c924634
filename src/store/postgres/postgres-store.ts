// The store in PostgreSQL, behind the ports: one process or many.
import type { Clock } from "../../domain/clock.ts";
import type { Store } from "../../flows/ports.ts";
import { audit } from "./audit.ts";
import type { Database } from "./connect.ts";
import { defaults } from "./defaults.ts";
import { foreignCards } from "./foreign-cards.ts";
import { heads } from "./heads.ts";
import { deploymentIndex } from "./index/deployment-index.ts";
import { keys } from "./keys.ts";
import { notes } from "./notes.ts";
import { leases } from "./leases.ts";
import { locks } from "./locks.ts";
import { logs } from "./logs.ts";
import { requests } from "./requests.ts";
import { runs } from "./runs.ts";
import { watermark } from "./watermark.ts";

/** With the `sql` of a transaction, what it does is part of the transaction. The tables must be there: `migrate`. */
export const postgresStore = ({ sql }: Pick<Database, "sql">, clock: Clock): Store => ({
  ...keys(sql, clock),
  heads: heads(sql),
  requests: requests(sql),
  leases: leases(sql),
  foreign: foreignCards(sql),
  runs: runs(sql, clock),
  logs: logs(sql),
  locks: locks(sql, clock),
  audit: audit(sql),
  index: deploymentIndex(sql, clock),
  notes: notes(sql),
  defaults: defaults(sql),
  watermark: watermark(sql),
});
