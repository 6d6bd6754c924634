// Writes an entry of the audit log: once, and without secrets.
import type { AuditEntry } from "../../domain/audit.ts";
import { forAudit } from "../../domain/for-audit.ts";
import type { Repository } from "../../domain/repository.ts";
import type { Ports } from "../ports.ts";

export type Writing = Pick<Ports, "store" | "clock">;

/** A second try of the same thing, by its key, is the same entry. */
export function write({ store, clock }: Writing, key: string, entry: Omit<AuditEntry, "at">): Promise<void> {
  const facts = forAudit(entry.facts);
  return store.audit.add({ at: clock.now().toISOString(), ...entry, facts }, key);
}

export const named = ({ id, owner, name }: Repository) => ({ id, fullName: `${owner}/${name}` });
