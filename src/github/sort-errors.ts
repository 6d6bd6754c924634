// Every error of GitHub's API, sorted once: what it means for the work that met it.
import { Fault } from "../domain/fault.ts";

/** As @octokit/request-error has it; a connection that broke has the status 500 there, and no response. */
interface HttpError {
  readonly status: number;
  readonly message: string;
  readonly response?: {
    readonly headers?: Readonly<Record<string, string | number | undefined>>;
    readonly data?: unknown;
  };
}

const isHttpError = (error: unknown): error is HttpError & Error =>
  error instanceof Error && typeof Reflect.get(error, "status") === "number";

export interface When {
  /** The request could have changed something, so that it may have been applied although it failed. */
  readonly wrote: boolean;
  readonly now: Date;
}

export function sortError(error: unknown, { wrote, now }: When): Fault {
  if (error instanceof Fault) return error;
  if (!isHttpError(error)) return broken(error, wrote);
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

/** Where a limit says nothing of when, GitHub asks for a minute at least: https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api#exceeding-the-rate-limit */
const minute = 60_000;

/** Milliseconds to stay away; null where this is no rate limit. */
function rateLimit({ status, response, message }: HttpError, now: Date): number | null {
  if (status !== 403 && status !== 429) return null;
  const headers = response?.headers ?? {};
  const retryAfter = Number(headers["retry-after"]);
  if (retryAfter > 0) return retryAfter * 1000;
  if (String(headers["x-ratelimit-remaining"]) === "0") return untilReset(Number(headers["x-ratelimit-reset"]), now);
  return status === 429 || /secondary rate limit|abuse detection/i.test(message) ? minute : null;
}

/** Never sooner than a second, never later than the hour in which every limit resets. */
const untilReset = (reset: number, now: Date): number =>
  Number.isFinite(reset) ? Math.min(Math.max(reset * 1000 - now.getTime(), 1000), 60 * minute) : minute;

/** GitHub's own sentence, without the URLs and the JSON that Octokit adds. */
function messageOf({ response, message }: HttpError): string {
  const data = response?.data;
  const said = typeof data === "object" && data !== null && "message" in data ? data.message : null;
  return typeof said === "string" ? said : message;
}
