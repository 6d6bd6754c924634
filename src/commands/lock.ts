// `/lock ENV [--for 2h] [reason …]`: holds an environment for the pull request.
import type { Command } from "../domain/command.ts";
import type { VerbHelp } from "../domain/help.ts";
import { isName } from "./environments.ts";
import { nameEnvironment } from "./find-environment.ts";
import { readOptions } from "./options.ts";
import type { Known, Plan } from "./plan.ts";
import { unexpected } from "./problems.ts";
import { readReason } from "./reason.ts";
import type { Word } from "./tokenize.ts";
import type { Arguments, Verb } from "./verb.ts";

const help: VerbHelp = {
  usage: ["/lock ENV [--for 2h] [REASON …]"],
  does: "hold an environment for this pull request until it is merged or closed, the time is over or /unlock: others do not deploy there",
  options: [
    ["--for 2h", "how long, in s, m, h or d; without it as long as the configuration says"],
    ['--force --reason "…"', "take over another pull request's lock; needs the role that the environment asks for"],
    ["--dry-run", "change nothing; show what would be locked"],
  ],
  examples: [
    "/lock staging",
    "/lock production --for 2h",
    "/lock production --for 2h demo at three",
    '/lock production --force --reason "fixes the outage"',
    "/lock staging --dry-run",
  ],
};

export const lock: Verb = {
  name: "lock",
  takesEnvironment: true,
  openTo: "deployer",
  help,
  parse: parseWords,
  plan: planLock,
};

function parseWords(words: readonly Word[]): Arguments {
  const options = readOptions(words, help);
  if (options.kind === "problem") return options;
  const { rest, dryRun, force, duration } = options;
  const [name, ...more] = rest;
  const odd = name && !isName(name) ? name : more[0]?.kind === "comma" ? more[0] : undefined;
  if (odd) return unexpected(odd, help.usage[0]);
  const reason = readReason(more);
  if (reason.kind === "problem") return reason;
  const environments = name ? [name.text] : [];
  return { kind: "arguments", said: { environments, duration, reason: reason.text, dryRun, force } };
}

function planLock({ environments, duration, reason, force, dryRun }: Command, known: Known): readonly Plan[] {
  const found = nameEnvironment(environments[0], known);
  if (found.kind === "refused") return [found];
  const said = reason === "" && force ? force.reason : reason;
  return [{ kind: "lock", environment: found.environment, duration, reason: said, force, dryRun }];
}
