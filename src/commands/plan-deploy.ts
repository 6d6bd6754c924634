// What `/deploy` means here: a deployment to each environment that it names, or everything that is wrong about one.
import type { Command } from "../domain/command.ts";
import type { Environment } from "../domain/environment.ts";
import { findDefault, findEnvironment } from "./find-environment.ts";
import { judgeParameters } from "./judge-parameters.ts";
import { type Known, type Plan, refuse } from "./plan.ts";

/** In order; the default environment where none is named. */
export function planDeploy(command: Command, known: Known): readonly Plan[] {
  const named = command.environments.map((name) => findEnvironment(name, known));
  const targets = named.length > 0 ? named : [findDefault(known)];
  return toldOnce(
    targets.flatMap((target) => (target.kind === "refused" ? [target] : planFor(command, target.environment))),
  );
}

function planFor({ ref, parameters, dryRun, force }: Command, environment: Environment): readonly Plan[] {
  const judged = judgeParameters(parameters, environment);
  if (judged.kind === "refused") return judged.because.map(refuse);
  return [{ kind: "deploy", environment, ref, parameters: judged.parameters, sealed: judged.sealed, dryRun, force }];
}

/** Several environments may say the same of a value. */
function toldOnce(plans: readonly Plan[]): readonly Plan[] {
  const told = new Set<string>();
  return plans.filter((plan) => plan.kind !== "refused" || told.size < told.add(JSON.stringify(plan.because)).size);
}
