// Facts as the audit log keeps them for good: plain JSON, without what is sealed or looks like a secret.
import { hideSecrets } from "./hide-secrets.ts";
import { looksSecret } from "./looks-secret.ts";

type Facts = Readonly<Record<string, unknown>>;

/** Nobody reads more of a text than this. */
const longest = 4_000;

export const forAudit = (facts: Facts): Facts => Object.fromEntries(Object.entries(facts).map(kept));

function kept([name, value]: readonly [name: string, value: unknown]): [name: string, value: unknown] {
  const isSecret = typeof value === "string" && looksSecret(name, value);
  return [name, isSecret ? "***" : keep(value)];
}

function keep(value: unknown): unknown {
  if (typeof value === "string") return cut(hideSecrets(value));
  if (Array.isArray(value)) return value.map(keep);
  return typeof value === "object" && value !== null ? forAudit(value as Facts) : value;
}

const cut = (text: string): string => (text.length <= longest ? text : `${text.slice(0, longest).toWellFormed()}…`);
