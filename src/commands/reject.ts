// `/reject [ENV|#ID] [REASON …]`: the second pair of eyes says no, and the deployment that waits for it ends.
import type { VerbHelp } from "../domain/help.ts";
import { parseEnvironmentOrId } from "./environment-or-id.ts";
import { planJudgement } from "./plan-judgement.ts";
import { readReason } from "./reason.ts";
import type { Word } from "./tokenize.ts";
import type { Arguments, Verb } from "./verb.ts";

const help: VerbHelp = {
  usage: ["/reject [ENV|#ID] [REASON …]"],
  does: "end a deployment that waits for approvals; without ENV the only one of this pull request",
  options: [["--dry-run", "change nothing; show what would be rejected"]],
  examples: ["/reject", "/reject production", "/reject production not on a Friday", "/reject production --dry-run"],
};

export const reject: Verb = {
  name: "reject",
  takesEnvironment: true,
  openTo: "deployer",
  help,
  parse: (words) => parseEnvironmentOrId(words, help, readWhy),
  plan: (command, known) => planJudgement("reject", command, known),
};

function readWhy(words: readonly Word[]): Arguments {
  const reason = readReason(words);
  return reason.kind === "problem" ? reason : { kind: "arguments", said: { reason: reason.text } };
}
