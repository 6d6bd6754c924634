// GitHub's log of deliveries after some time, oldest first, although GitHub shows it newest first.
import type { DeliveryLog, LoggedDelivery, LogPage } from "./delivery-log.ts";

export interface LogPart {
  /** Oldest first. */
  readonly entries: readonly LoggedDelivery[];
  /** Guids of which an attempt was answered, here or later. */
  readonly answered: ReadonlySet<string>;
}

/** Page by page: however much there is, only a few pages are held at a time. */
export async function* readLogSince(log: DeliveryLog, since: number): AsyncGenerator<LogPart> {
  // A redelivery is newer than the attempt that failed, and so on a page that is read before it.
  const redelivered = new Set<string>();
  for await (const { entries } of oldestPageFirst(log, since, redelivered)) {
    const answered = entries.filter((entry) => entry.answered).map(({ guid }) => guid);
    yield {
      entries: entries.filter((entry) => timeOf(entry) > since).toReversed(),
      answered: new Set([...answered, ...redelivered]),
    };
  }
}

/** A cursor's page stays the same while the log grows; the first page, which has none, is kept. */
async function* oldestPageFirst(log: DeliveryLog, since: number, redelivered: Set<string>): AsyncGenerator<LogPage> {
  const front = await log.read(null);
  const cursors: string[] = [];
  let page = front;
  while (page.next !== null && !reaches(page, since)) {
    for (const { guid, redelivery, answered } of page.entries) if (redelivery && answered) redelivered.add(guid);
    cursors.push(page.next);
    page = await log.read(page.next);
  }
  if (page !== front) yield page;
  for (const cursor of cursors.slice(0, -1).toReversed()) yield await log.read(cursor);
  yield front;
}

/** Whether what is not after `since` begins on this page. */
function reaches({ entries }: LogPage, since: number): boolean {
  const oldest = entries.at(-1);
  return oldest !== undefined && timeOf(oldest) <= since;
}

/** Milliseconds. */
export const timeOf = ({ deliveredAt }: LoggedDelivery): number => Date.parse(deliveredAt);

/** Where there is none, everything is still to come. */
export const newestOf = (entries: readonly LoggedDelivery[]): number =>
  entries.reduce((newest, entry) => Math.max(newest, timeOf(entry)), 0);
