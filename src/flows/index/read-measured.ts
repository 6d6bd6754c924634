// What the figures of an environment are made of, out of the index.
import type { Measured } from "../../domain/dora.ts";
import type { Repository } from "../../domain/repository.ts";
import type { Unread } from "../../domain/snapshot.ts";
import type { Ports } from "../ports.ts";
import { freshForReaders } from "./fresh-for-readers.ts";
import { environmentKey, remembered } from "./remembered.ts";

export interface MeasuredAsked {
  readonly environment: string;
  /** ISO 8601. */
  readonly since: string;
}

const day = 86_400_000;

/** Kept for a minute, unless something changes. Unread: nothing was ever read, and GitHub does not answer. */
export async function readMeasured(
  ports: Ports,
  repository: Repository,
  { environment, since }: MeasuredAsked,
): Promise<Measured | Unread> {
  const days = Math.round((ports.clock.now().getTime() - Date.parse(since)) / day);
  const [stamp = ""] = (await ports.store.index.changes([repository.id])).values();
  const key = `${environmentKey(repository, environment)}/${days} ${stamp}`;
  return remembered(ports).measured.ask(key, async () => {
    const [freshness] = await freshForReaders(ports, repository, [environment]);
    const { asOf = null, trouble = null } = freshness ?? {};
    if (asOf === null && trouble !== null) return { unread: trouble };
    return measuredFrom(ports, repository.id, { environment, since });
  });
}

/** Without asking GitHub anything. */
export async function measuredFrom(
  { store }: Pick<Ports, "store">,
  repository: number,
  { environment, since }: MeasuredAsked,
): Promise<Measured> {
  const { history, goesOn } = await store.index.since(repository, environment, since);
  const pulls = new Set(history.flatMap(({ pullRequest }) => pullRequest ?? []));
  return { history, goesOn, pushed: await store.heads.firstOf(repository, [...pulls]) };
}
