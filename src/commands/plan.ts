// What a command means in a repository: plans, of which each is carried out by a flow, or the reason why there is none.
import type { Environments } from "../config/resolve-environments.ts";
import type { Environment } from "../domain/environment.ts";
import type { Parameters } from "../domain/parameters.ts";
import type { Because } from "../domain/reasons.ts";

export type Plan =
  | {
      readonly kind: "deploy";
      readonly environment: Environment;
      /** Null: the pull request that the command is written on. */
      readonly ref: string | null;
      readonly parameters: Parameters;
      readonly dryRun: boolean;
      readonly force: { readonly reason: string } | null;
    }
  | {
      readonly kind: "cancel";
      /** Null with no deployment either: whatever waits or runs for the pull request, if it is one. */
      readonly environment: Environment | null;
      readonly deployment: number | null;
      readonly dryRun: boolean;
    }
  /** As a person wrote it; null: every verb. */
  | { readonly kind: "help"; readonly topic: string | null }
  | Refused;

export interface Refused {
  readonly kind: "refused";
  readonly because: Because;
}

export const refuse = (why: Because): Refused => ({ kind: "refused", because: why });

/** What is known of the repository when a command is planned. */
export interface Known {
  readonly environments: Environments;
}
