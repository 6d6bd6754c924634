// A file as it stands and together with what it extends, for the mistakes that no single value shows.
import { asMap, type Data } from "./data.ts";
import { sameName } from "./environment-name.ts";
import { merge } from "./merge.ts";

export interface Whole {
  readonly own: Data;
  readonly merged: Data;
  /** False: it extends a file that nobody has read, so that nothing is missing for certain. */
  readonly complete: boolean;
  /** Of all environments. */
  readonly names: readonly string[];
  readonly knows: (environment: string) => boolean;
}

export function toWhole(own: Data, base: Data | null): Whole {
  const merged = merge(base, own);
  const names = Object.keys(asMap(merged["environments"]));
  const known = new Set(names.map(sameName));
  const complete = base !== null || own["_extends"] === undefined;
  return { own, merged, complete, names, knows: (environment) => known.has(sameName(environment)) };
}

/** Those that the file itself has, with all that holds for them. */
export const ownEnvironments = ({ own, merged }: Whole): readonly (readonly [name: string, body: Data])[] =>
  Object.keys(asMap(own["environments"])).map((name) => [name, asMap(asMap(merged["environments"])[name])]);
