// What a command would do: told by `--dry-run`, and not done.
import type { DeployRequest } from "./request.ts";
import type { Judged } from "./verdict.ts";

/** What GitHub would be asked for; the rest of it is the request's. */
export interface OrderPreview {
  /** As it would be sent: a sha, or the name of a branch that is behind. */
  readonly ref: string;
  readonly sha: string;
  readonly task: string;
  /** The contexts that GitHub would check again, by name. */
  readonly requiredContexts: readonly string[];
  /** The branch that would be merged in first, which makes a new sha; null: nothing is. */
  readonly merges: string | null;
}

export interface DeployPreview {
  /** As it stands: not stored, and never to be. */
  readonly request: DeployRequest;
  /** Every gate, in the order of the decision. */
  readonly judged: readonly Judged[];
  readonly order: OrderPreview;
}
