// One look a second at everything that open pages show, however many of them there are; none where there are none.
import { createHash } from "node:crypto";
import type { Alarms } from "../../domain/clock.ts";
import type { Duration } from "../../domain/duration.ts";
import type { Log } from "../../flows/ports.ts";
import type { Changes } from "./changes.ts";
import { createRounds, type Join } from "./rounds.ts";

export interface Watcher {
  /** May answer others later. */
  readonly repositories: () => readonly number[];
  /** Of all its repositories together, each time somebody looked; null: the store did not answer. */
  readonly told: (stamp: string | null) => void;
}

export interface Watching {
  readonly changes: Changes;
  readonly clock: Pick<Alarms, "now" | "ring">;
  readonly log: Log;
}

export const distance: Duration = 1000;

export function createWatch({ changes, clock, log }: Watching): Join<Watcher> {
  let isAway = false;
  const look = async (watchers: readonly Watcher[]): Promise<void> => {
    const looks = watchers.map((watcher) => ({ watcher, repositories: watcher.repositories() }));
    const all = [...new Set(looks.flatMap(({ repositories }) => repositories))];
    const stamps = await changes.changes(all).catch((error: unknown) => {
      // Once, and not each second until it is back.
      if (!isAway) log.warn({ err: error }, "live pages are not told what changes");
      return null;
    });
    isAway = stamps === null;
    for (const { watcher, repositories } of looks) watcher.told(stamps && stampOf(stamps, repositories));
  };
  const failed = (error: unknown): void => log.error({ err: error }, "live pages are not told what changes");
  return createRounds({ clock, distance, work: look, failed });
}

/** Fits into a line and an address, whatever the stamps of the store are. */
function stampOf(stamps: ReadonlyMap<number, string>, repositories: readonly number[]): string {
  const pairs = [...new Set(repositories)].sort((a, b) => a - b).map((id) => [id, stamps.get(id) ?? ""]);
  return createHash("sha256").update(JSON.stringify(pairs)).digest("base64url").slice(0, 16);
}
