// The audit log in memory: what a restart may forget, and no more than the newest of it.
import type { AuditEntry } from "../domain/audit.ts";
import type { Audit } from "../flows/ports.ts";

const mostEntries = 10_000;
const mostRead = 1_000;

export function memoryAudit(): Audit {
  const entries = new Map<string, AuditEntry & { readonly number: number }>();
  let number = 0;
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
  };
}
