// `/approve [ENV|#ID]`: the second pair of eyes says yes to a deployment that waits for it.
import type { VerbHelp } from "../domain/help.ts";
import { parseEnvironmentOrId } from "./environment-or-id.ts";
import { planJudgement } from "./plan-judgement.ts";
import type { Verb } from "./verb.ts";

const help: VerbHelp = {
  usage: ["/approve [ENV|#ID]"],
  does: "approve a deployment that waits for it, of the commit that its card shows; not by who asked for it, the pull request's author or who pushed last; without ENV the only one of this pull request",
  options: [["--dry-run", "change nothing; show what would be approved"]],
  examples: ["/approve", "/approve production", "/approve production --dry-run"],
};

export const approve: Verb = {
  name: "approve",
  takesEnvironment: true,
  openTo: "deployer",
  help,
  parse: (words) => parseEnvironmentOrId(words, help),
  plan: (command, known) => planJudgement("approve", command, known),
};
