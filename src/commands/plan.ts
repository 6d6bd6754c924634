// What a command means in a repository: plans, of which each is carried out by a flow, or the reason why there is none.
import type { Environments } from "../config/resolve-environments.ts";
import type { Task } from "../config/settings.ts";
import type { Duration } from "../domain/duration.ts";
import type { Environment, RequiredContexts } from "../domain/environment.ts";
import type { Parameters } from "../domain/parameters.ts";
import type { Because } from "../domain/reasons.ts";
import type { Sealed } from "../domain/sealed.ts";

export type Plan =
  | {
      readonly kind: "deploy";
      readonly environment: Environment;
      /** Null: the pull request that the command is written on. */
      readonly ref: string | null;
      readonly parameters: Parameters;
      readonly sealed: Sealed;
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
  | {
      readonly kind: "lock";
      readonly environment: Environment;
      /** How long; null: as long as the environment's configuration says. */
      readonly duration: Duration | null;
      readonly reason: string;
      /** Takes over another pull request's lock. */
      readonly force: { readonly reason: string } | null;
      readonly dryRun: boolean;
    }
  | {
      readonly kind: "unlock";
      readonly environment: Environment;
      readonly force: { readonly reason: string } | null;
      readonly dryRun: boolean;
    }
  | {
      readonly kind: "approve" | "reject";
      /** Null: the only one of this pull request that waits for it. */
      readonly environment: Environment | null;
      readonly deployment: number | null;
      readonly reason: string;
      readonly dryRun: boolean;
    }
  | {
      readonly kind: "rollback";
      readonly environment: Environment;
      /** A branch, tag or sha; null with no deployment either: what last succeeded before what runs. */
      readonly ref: string | null;
      readonly deployment: number | null;
      readonly dryRun: boolean;
      readonly force: { readonly reason: string } | null;
    }
  | {
      readonly kind: "promote";
      readonly environment: Environment;
      /** Where it comes from. */
      readonly from: Environment;
      readonly dryRun: boolean;
      readonly force: { readonly reason: string } | null;
    }
  | {
      readonly kind: "run";
      readonly environment: Environment;
      readonly task: string;
      /** Which contexts the task asks for, in place of the environment's; null: the environment's. */
      readonly requiredContexts: RequiredContexts | null;
      readonly parameters: Parameters;
      readonly sealed: Sealed;
      readonly dryRun: boolean;
      readonly force: { readonly reason: string } | null;
    }
  /** Null: every environment. */
  | { readonly kind: "status"; readonly environment: Environment | null }
  | { readonly kind: "history"; readonly environment: Environment; readonly task: string | null }
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
  readonly tasks: ReadonlyMap<string, Task>;
}
