// The audit log in memory: what a restart may forget, and no more than the newest of it.
import type { Audit, NumberedEntry } from "../flows/ports.ts";

const mostEntries = 10_000;
const mostRead = 1_000;

export function memoryAudit(): Audit {
  const entries = new Map<string, NumberedEntry>();
  let number = 0;
  const newestFirst = (rule: (entry: NumberedEntry) => boolean): NumberedEntry[] =>
    [...entries.values()].filter(rule).toReversed();
  return {
    add: async (entry, key) => {
      if (entries.has(key)) return;
      number += 1;
      entries.set(key, { ...entry, number });
      const [oldest] = entries.size > mostEntries ? entries.keys() : [];
      if (oldest !== undefined) entries.delete(oldest);
    },
    since: async (since, after) => {
      const newer = [...entries.values()].filter(
        (entry) => entry.number > after && Date.parse(entry.at) >= Date.parse(since),
      );
      return newer.slice(0, mostRead);
    },
    newest: async (repository, before, length) =>
      newestFirst((entry) => entry.repository?.id === repository && (before === null || entry.number < before)).slice(
        0,
        length,
      ),
    lastDecision: async (request) =>
      newestFirst(({ what, about }) => what === "decision" && about === request)[0] ?? null,
  };
}
