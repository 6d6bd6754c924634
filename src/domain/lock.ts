// A lock: an environment is held for one pull request, by people. Processes hold leases.
import type { Repository } from "./repository.ts";

export interface EnvironmentLock {
  readonly repository: Repository;
  /** As the configuration spells it; there is one lock for each, whatever the case. */
  readonly environment: string;
  /** Whose it is: others do not deploy there. */
  readonly pullRequest: { readonly number: number; readonly nodeId: string };
  /** A login. */
  readonly by: string;
  /** Of the comment that locked it. */
  readonly url: string;
  /** "" where none was given. */
  readonly reason: string;
  /** `deployment`: it came with a deployment. `rollback`: it keeps what was rolled back from being deployed again. */
  readonly cause: "person" | "deployment" | "rollback";
  /** Whether it ends when the pull request is merged or closed. */
  readonly release: "merge" | "never";
  /** ISO 8601. */
  readonly since: string;
  readonly expiresAt: string | null;
}
