// `/cancel [ENV|#ID]`: stops what waits, is queued or runs.
import type { Command } from "../domain/command.ts";
import type { VerbHelp } from "../domain/help.ts";
import { parseEnvironmentOrId } from "./environment-or-id.ts";
import { findEnvironment } from "./find-environment.ts";
import type { Known, Plan } from "./plan.ts";
import type { Verb } from "./verb.ts";

const help: VerbHelp = {
  usage: ["/cancel [ENV|#ID]"],
  does: "stop a waiting, queued or running deployment; without ENV or #ID the only one of this pull request",
  options: [["--dry-run", "change nothing; show what would be stopped"]],
  examples: ["/cancel", "/cancel staging", "/cancel #1234567", "/cancel staging --dry-run"],
};

export const cancel: Verb = {
  name: "cancel",
  takesEnvironment: true,
  openTo: "deployer",
  help,
  parse: (words) => parseEnvironmentOrId(words, help),
  plan: planCancel,
};

function planCancel({ environments: [name], deployment, dryRun }: Command, known: Known): readonly Plan[] {
  if (name === undefined) return [{ kind: "cancel", environment: null, deployment, dryRun }];
  const found = findEnvironment(name, known);
  return [found.kind === "refused" ? found : { kind: "cancel", environment: found.environment, deployment, dryRun }];
}
