// Sorts the errors of PostgreSQL and of the connection to it: what mends itself, what somebody must change, what is a bug.
import { Fault, type FaultKind } from "../../domain/fault.ts";
import { errorField } from "../error-field.ts";

/** Classes and codes: https://www.postgresql.org/docs/18/errcodes-appendix.html */
const kinds: readonly (readonly [code: RegExp, kind: FaultKind])[] = [
  // Connection lost, transaction to be repeated, no room, lock not free, stopped by an operator or a timeout, disk error.
  [/^(08|40|53|57|58)...$|^55P03$/, "transient"],
  // A standby, until the next primary is found.
  [/^25006$/, "transient"],
  // Wrong password, no such database, not permitted.
  [/^28...$|^(3D000|42501)$/, "setup"],
];

/** Node's words for a server that cannot be reached now, and PostgreSQL's for a session that was ended. */
const goneCodes =
  /^(ECONNREFUSED|ECONNRESET|ENOENT|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN|08...|57P0\d)$/;

/** These errors of the client have no code. */
const goneMessages =
  /^(Connection terminated|timeout exceeded when trying to connect|timeout expired|Query read timeout|Client has encountered a connection error)/;

/** A `Fault` for what is the connection's or the server's trouble; anything else as it was. */
export function toFault(error: unknown): unknown {
  if (error instanceof Fault) return error;
  const kind = kindOf(error);
  return kind ? new Fault(kind, `database: ${errorField(error, "message")}`, { cause: error }) : error;
}

function kindOf(error: unknown): FaultKind | null {
  if (attempts(error).every(isConnectionGone)) return "transient";
  return kinds.find(([code]) => code.test(errorField(error, "code")))?.[1] ?? null;
}

/** Where a name has several addresses, each may have failed: https://nodejs.org/api/net.html#socketconnectoptions-connectlistener */
const attempts = (error: unknown): readonly unknown[] => (error instanceof AggregateError ? error.errors : [error]);

/** There is no connection, or this one is of no use any more. */
export const isConnectionGone = (error: unknown): boolean =>
  goneCodes.test(errorField(error, "code")) || goneMessages.test(errorField(error, "message"));
