// What `/approve` and `/reject` mean in a repository.
import type { Command } from "../domain/command.ts";
import { findEnvironment } from "./find-environment.ts";
import type { Known, Plan } from "./plan.ts";

export function planJudgement(kind: "approve" | "reject", command: Command, known: Known): readonly Plan[] {
  const { environments, deployment, reason, dryRun } = command;
  const [name] = environments;
  if (name === undefined) return [{ kind, environment: null, deployment, reason, dryRun }];
  const found = findEnvironment(name, known);
  return [found.kind === "refused" ? found : { kind, environment: found.environment, deployment, reason, dryRun }];
}
