// How long GitHub asks to stay away, by the headers of its answer.

export type Headers = Readonly<Record<string, string | number | undefined>>;

/** Where a limit says nothing of when, GitHub asks for a minute at least: https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api#exceeding-the-rate-limit */
export const minute = 60_000;

/** Milliseconds; null where the headers ask for nothing. */
export function askedToWait(headers: Headers, now: Date): number | null {
  const retryAfter = Number(headers["retry-after"]);
  if (retryAfter > 0) return retryAfter * 1000;
  return String(headers["x-ratelimit-remaining"]) === "0"
    ? untilReset(Number(headers["x-ratelimit-reset"]), now)
    : null;
}

/** Never sooner than a second, never later than the hour in which every limit resets. */
const untilReset = (reset: number, now: Date): number =>
  Number.isFinite(reset) ? Math.min(Math.max(reset * 1000 - now.getTime(), 1000), 60 * minute) : minute;

/** The limits that do not count requests: https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api#about-secondary-rate-limits */
export const isSecondaryLimit = (message: string): boolean => /secondary rate limit|abuse detection/i.test(message);

/** How GitHub refuses content that comes faster than people write it; nothing was written. */
export const isTooQuick = (message: string): boolean => message.includes("submitted too quickly");
