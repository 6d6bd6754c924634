// What every gate is: a pure rule that sees one case, names what wakes it, and answers with its obstacles.
import type { DeployRequest, Purpose } from "../domain/request.ts";
import type { Snapshot } from "../domain/snapshot.ts";
import type { GateAnswer } from "../domain/verdict.ts";

/** After which a waiting request is worth looking at again: events of GitHub, the time, another request that ended. */
export type Wake = "check_run" | "status" | "pull_request" | "time" | "request";

export interface Case {
  readonly request: DeployRequest;
  readonly snapshot: Snapshot;
  /** ISO 8601. */
  readonly now: string;
}

export interface Gate {
  readonly name: string;
  /** What it asks for, in one sentence, for people. */
  readonly asks: string;
  readonly wakesOn: readonly Wake[];
  /** Whether `--force` may set it aside. */
  readonly overridable: boolean;
  /** Requests that it is not asked of. */
  readonly skippedFor?: readonly Purpose[];
  /** No obstacle is a pass: whatever is not the one good state is an obstacle. */
  evaluate(given: Case): GateAnswer;
}

export const isSkipped = ({ skippedFor }: Pick<Gate, "skippedFor">, purpose: Purpose): boolean =>
  skippedFor?.includes(purpose) ?? false;

/** What ran before was gated when it was first deployed there; an operation is done with what runs. */
export const ranThere: readonly Purpose[] = ["rollback", "run"];
