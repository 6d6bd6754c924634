// Every migration in its order. Forward only: a mistake is mended by the next one.
import type { Migration } from "kysely/migration";
import * as firstTables from "./0001-first-tables.ts";
import * as writePace from "./0002-write-pace.ts";
import * as leases from "./0003-leases.ts";
import * as notes from "./0004-notes.ts";
import * as runs from "./0005-runs.ts";
import * as locksAndAudit from "./0006-locks-and-audit.ts";
import * as indexAndSessions from "./0007-index-and-sessions.ts";

export const migrations: Readonly<Record<string, Migration>> = {
  "0001-first-tables": firstTables,
  "0002-write-pace": writePace,
  "0003-leases": leases,
  "0004-notes": notes,
  "0005-runs": runs,
  "0006-locks-and-audit": locksAndAudit,
  "0007-index-and-sessions": indexAndSessions,
};
