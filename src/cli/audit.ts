// npm run slipway -- audit: who asked for what, what was decided, and what came of it, as JSON lines.
import type { AuditEntry } from "../domain/audit.ts";
import type { Audit } from "../flows/ports.ts";
import { readPlace } from "../settings.ts";
import { reachAudit } from "../store/reach-audit.ts";
import { type AuditAsked, parseAudit } from "./parse-audit.ts";
import { logTo } from "./terminal.ts";
import type { Terminal, Verb } from "./verb.ts";

const usage = [
  "Usage: npm run slipway -- audit --since DATE [--repo OWNER/NAME]",
  "",
  "Prints the audit log as JSON lines, oldest first: commands, decisions with the facts they were made from, overrides,",
  "locks, approvals, and starts and ends of what executors carry out. DATE is a day of UTC, 2026-11-01, or a time with",
  "its zone, 2026-11-01T08:00:00Z. Repositories are named as they were called then. Reads DATABASE_URL, or",
  "SLIPWAY_DATA_DIR, as Slipway itself does; Slipway may run meanwhile or not.",
].join("\n");

export const audit: Verb = {
  means: "prints who asked for what, and what came of it, as JSON lines",
  run: async (words, terminal) => {
    const asked = parseAudit(words);
    if (asked.kind === "help") terminal.say(usage);
    if (asked.kind === "help") return 0;
    if (asked.kind === "problem") terminal.complain(`${asked.problem}\n\n${usage}`);
    if (asked.kind === "problem") return 2;
    const place = readPlace();
    if ("problems" in place) terminal.complain(place.problems.join("\n"));
    if ("problems" in place) return 1;
    const reached = await reachAudit(place.place, logTo(terminal));
    try {
      await print(asked, reached.audit, terminal);
      return 0;
    } finally {
      await reached.close();
    }
  },
};

type Asked = Extract<AuditAsked, { kind: "audit" }>;

/** Page by page, so that a long log needs no room. */
export async function print(
  { since, repository }: Asked,
  audit: Pick<Audit, "since">,
  terminal: Pick<Terminal, "say">,
): Promise<void> {
  let after = 0;
  for (;;) {
    const page = await audit.since(since, after);
    for (const entry of page) if (isOf(entry, repository)) terminal.say(toLine(entry));
    const last = page.at(-1);
    if (!last) return;
    after = last.number;
  }
}

const isOf = (entry: AuditEntry, repository: string | null): boolean =>
  repository === null || entry.repository?.fullName.toLowerCase() === repository.toLowerCase();

/** What a terminal would obey, or show in another order than it is, stands as \u escapes, which JSON reads as the same. */
const toLine = (entry: AuditEntry): string => JSON.stringify(entry).replaceAll(/\p{C}/gu, escaped);

const escaped = (letter: string): string =>
  letter
    .split("")
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .join("");
