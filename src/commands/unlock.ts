// `/unlock ENV`: gives back an environment that is held for the pull request.
import type { Command } from "../domain/command.ts";
import type { VerbHelp } from "../domain/help.ts";
import { isName } from "./environments.ts";
import { nameEnvironment } from "./find-environment.ts";
import { readOptions } from "./options.ts";
import type { Known, Plan } from "./plan.ts";
import { unexpected } from "./problems.ts";
import type { Word } from "./tokenize.ts";
import type { Arguments, Verb } from "./verb.ts";

const help: VerbHelp = {
  usage: ["/unlock ENV"],
  does: "give back an environment that is held for this pull request",
  options: [
    ['--force --reason "…"', "release another pull request's lock; needs the role that the environment asks for"],
    ["--dry-run", "change nothing; show what would be unlocked"],
  ],
  examples: ["/unlock staging", '/unlock production --force --reason "fixes the outage"', "/unlock staging --dry-run"],
};

export const unlock: Verb = {
  name: "unlock",
  takesEnvironment: true,
  openTo: "deployer",
  help,
  parse: parseWords,
  plan: planUnlock,
};

function parseWords(words: readonly Word[]): Arguments {
  const options = readOptions(words, help);
  if (options.kind === "problem") return options;
  const { rest, dryRun, force } = options;
  const [name, extra] = rest;
  const odd = name && !isName(name) ? name : extra;
  if (odd) return unexpected(odd, help.usage[0]);
  return { kind: "arguments", said: { environments: name ? [name.text] : [], dryRun, force } };
}

function planUnlock({ environments, force, dryRun }: Command, known: Known): readonly Plan[] {
  const found = nameEnvironment(environments[0], known);
  return [found.kind === "refused" ? found : { kind: "unlock", environment: found.environment, force, dryRun }];
}
