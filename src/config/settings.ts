// What slipway.yml says, once it has been read without a mistake.
import type { Environment, RequiredContexts } from "../domain/environment.ts";

export interface Task {
  /** Where it may run; null: everywhere. */
  readonly environments: readonly string[] | null;
  /** Null: what the environment asks for. */
  readonly requiredContexts: RequiredContexts | null;
}

/** A push to a branch of this pattern deploys to the environment. */
export interface AutoDeployment {
  readonly push: string;
  readonly environment: string;
}

/** A file of another repository of the same owner. */
export interface Extended {
  readonly name: string;
  readonly path: string;
}

export interface Settings {
  readonly defaultEnvironment: string | null;
  /**
   * By name, in the order of the file; null: the file names none, so the environments of zero configuration hold.
   * Names may hold `{number}`, also in `after`.
   */
  readonly environments: ReadonlyMap<string, Environment> | null;
  readonly tasks: ReadonlyMap<string, Task>;
  readonly auto: readonly AutoDeployment[];
  /** The file that this one extends, and that was merged into these settings where it was read. */
  readonly extends: Extended | null;
}
