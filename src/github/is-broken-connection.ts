// Whether an error is a connection that broke, and not a mistake of our own.
import { field } from "./field.ts";

/** Names that fetch gives to what was given up: https://developer.mozilla.org/en-US/docs/Web/API/AbortSignal/timeout_static */
const names = ["AbortError", "TimeoutError"];
/** What Node's fetch says where no answer came, or where it ended too early. */
const messages = ["fetch failed", "terminated"];
/** Of the system, and of undici: https://nodejs.org/api/errors.html#common-system-errors */
const codes = /^(ECONN\w+|ENOTFOUND|EAI_\w+|EPIPE|ETIMEDOUT|EHOST\w+|ENET\w+|UND_ERR_(SOCKET|\w*TIMEOUT))$/;

export const isBrokenConnection = (error: unknown): boolean =>
  names.includes(String(field(error, "name"))) ||
  messages.includes(String(field(error, "message"))) ||
  hasCode(error) ||
  hasCode(field(error, "cause"));

const hasCode = (error: unknown): boolean => codes.test(String(field(error, "code")));
