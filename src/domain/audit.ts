// What the audit log keeps: who asked for what, what was decided and from which facts, and what came of it.

export interface AuditEntry {
  /** ISO 8601. */
  readonly at: string;
  readonly what:
    | "command"
    | "refused"
    | "decision"
    | "lock"
    | "unlock"
    | "override"
    | "approval"
    | "rejection"
    | "run_started"
    | "run_ended";
  readonly repository: { readonly id: number; readonly fullName: string } | null;
  readonly environment: string | null;
  readonly pullRequest: number | null;
  /** A login; null: Slipway itself. */
  readonly actor: string | null;
  /** The id of the request or run. */
  readonly about: string | null;
  /** Plain JSON, without secrets. */
  readonly facts: Readonly<Record<string, unknown>>;
}
