// What `/deploy` means here: the environments it names, or why each of them is none.
import type { Environments } from "../config/resolve-environments.ts";
import type { Command } from "../domain/command.ts";
import type { Environment } from "../domain/environment.ts";
import { nearest } from "../domain/nearest.ts";
import { type Because, because } from "../domain/reasons.ts";

export type Target =
  | { readonly kind: "environment"; readonly environment: Environment }
  | { readonly kind: "refused"; readonly because: Because };

/** One target for each environment named, in order; the default environment where none is. */
export function planDeploy({ environments: named }: Command, known: Environments): readonly Target[] {
  if (named.length > 0) return named.map((name) => find(name, known));
  const { defaultName, names } = known;
  return [defaultName ? find(defaultName, known) : refuse(because("environment_unnamed", { known: names }))];
}

function find(name: string, known: Environments): Target {
  const environment = known.find(name);
  if (environment) return { kind: "environment", environment };
  return refuse(because("environment_unknown", { name, known: known.names, nearest: nearest(name, known.names) }));
}

const refuse = (why: Because): Target => ({ kind: "refused", because: why });
