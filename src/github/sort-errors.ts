// Every error of GitHub's API, sorted once: what it means for the work that met it.
import { Fault } from "../domain/fault.ts";
import { field } from "./field.ts";
import { isBrokenConnection } from "./is-broken-connection.ts";
import { askedToWait, type Headers, isSecondaryLimit, isTooQuick, minute } from "./rate-limit.ts";

/** As @octokit/request-error has it; a connection that broke has the status 500 there, and no response. */
interface HttpError extends Error {
  readonly status: number;
  readonly response?: { readonly headers?: Headers; readonly data?: unknown };
}

const isHttpError = (error: unknown): error is HttpError => typeof field(error, "status") === "number";

export interface When {
  /** The request could have changed something, so that it may have been applied although it failed. */
  readonly wrote: boolean;
  readonly now: Date;
}

/** A `Fault`; what is not GitHub's doing stays as it is: a mistake of our own is no GitHub that does not answer. */
export function sortError(error: unknown, { wrote, now }: When): unknown {
  if (error instanceof Fault) return error;
  if (!isHttpError(error)) return isBrokenConnection(error) ? broken(error, wrote) : error;
  const limit = rateLimit(error, now);
  if (limit !== null)
    return new Fault("transient", "GitHub's rate limit is reached", { retryAfter: limit, cause: error });
  if (error.status >= 500) return broken(error, wrote);
  const kind = error.status === 401 || error.status === 403 || error.status === 404 ? "setup" : "rejected";
  return new Fault(kind, messageOf(error), { cause: error });
}

/** Timeouts, resets, 5xx: GitHub may have done it and not said so. */
const broken = (cause: unknown, wrote: boolean): Fault =>
  new Fault("transient", "GitHub did not answer", { maybeApplied: wrote, cause });

/** Milliseconds to stay away; null where this is no rate limit. */
function rateLimit({ status, response, message }: HttpError, now: Date): number | null {
  if (status === 422) return isTooQuick(message) ? minute : null;
  if (status !== 403 && status !== 429) return null;
  const asked = askedToWait(response?.headers ?? {}, now);
  if (asked !== null) return asked;
  return status === 429 || isSecondaryLimit(message) ? minute : null;
}

/** GitHub's own sentence, without the URLs and the JSON that Octokit adds. */
function messageOf({ response, message }: HttpError): string {
  const said = field(response?.data, "message");
  return typeof said === "string" ? said : message;
}
