// What slipway.yml says, once it has been read without a mistake.
import type { Environment } from "../domain/environment.ts";

export interface Settings {
  readonly defaultEnvironment: string | null;
  /** By name, in the order of the file; null: the file names none, so the environments of zero configuration hold. */
  readonly environments: ReadonlyMap<string, Environment> | null;
}
