// What every gate is: a pure rule that sees one case, names what wakes it, and answers with its obstacles.
import type { DeployRequest } from "../domain/request.ts";
import type { Snapshot } from "../domain/snapshot.ts";
import type { GateAnswer } from "../domain/verdict.ts";

/** Events after which a waiting request is worth looking at again. */
export type Wake = "check_run" | "status" | "pull_request" | "time";

export interface Case {
  readonly request: DeployRequest;
  readonly snapshot: Snapshot;
  /** ISO 8601. */
  readonly now: string;
}

export interface Gate {
  readonly name: string;
  readonly wakesOn: readonly Wake[];
  /** No obstacle is a pass: whatever is not the one good state is an obstacle. */
  evaluate(given: Case): GateAnswer;
}
