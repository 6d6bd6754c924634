// The environment that a command means.
import type { Environment } from "../domain/environment.ts";
import { nearest } from "../domain/nearest.ts";
import { because } from "../domain/reasons.ts";
import { type Known, type Refused, refuse } from "./plan.ts";

export type Found = { readonly kind: "environment"; readonly environment: Environment } | Refused;

export function findEnvironment(name: string, { environments }: Known): Found {
  const environment = environments.find(name);
  if (environment) return { kind: "environment", environment };
  const { names: known } = environments;
  return refuse(because("environment_unknown", { name, known, nearest: nearest(name, known) }));
}

/** Of a command that is for no environment but the one it names. */
export const nameEnvironment = (name: string | undefined, known: Known): Found =>
  name === undefined
    ? refuse(because("environment_needed", { known: known.environments.names }))
    : findEnvironment(name, known);

/** Where a command names none. */
export function findDefault(known: Known): Found {
  const { defaultName, names } = known.environments;
  return defaultName ? findEnvironment(defaultName, known) : refuse(because("environment_unnamed", { known: names }));
}
