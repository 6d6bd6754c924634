// How long an answer asks to stay away: https://www.rfc-editor.org/rfc/rfc9110#name-retry-after

const hour = 60 * 60_000;

/** Milliseconds, an hour at most; null where nothing is asked. */
export function askedToWait(header: string | null, now: Date): number | null {
  if (header === null) return null;
  const asked = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now.getTime();
  return asked > 0 ? Math.min(asked, hour) : null;
}
