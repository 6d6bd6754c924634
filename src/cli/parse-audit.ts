// The words after `audit`: since when, and of which repository.
import { parseArgs } from "node:util";
import { orProblem, type Problem, problem } from "./problem.ts";

export type AuditAsked =
  | { readonly kind: "help" }
  | {
      readonly kind: "audit";
      /** ISO 8601. */
      readonly since: string;
      /** "owner/name"; null: of all. */
      readonly repository: string | null;
    }
  | Problem;

const options = {
  since: { type: "string" },
  repo: { type: "string" },
  help: { type: "boolean", default: false, short: "h" },
} as const;

export function parseAudit(words: readonly string[]): AuditAsked {
  return orProblem(() => {
    const { values } = parseArgs({ args: [...words], options });
    return values.help ? { kind: "help" } : toAsked(values.since, values.repo ?? null);
  });
}

/** A day, or a time with its zone: others mean another time on every machine. */
const time = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2}))?$/;

function toAsked(since: string | undefined, repository: string | null): AuditAsked {
  if (since === undefined || !time.test(since) || Number.isNaN(Date.parse(since)))
    return problem("Say since when: --since 2026-11-01, or --since 2026-11-01T08:00:00Z.");
  if (repository !== null && !/^[\w.-]+\/[\w.-]+$/.test(repository)) return problem("--repo is OWNER/NAME.");
  return { kind: "audit", since: new Date(since).toISOString(), repository };
}
