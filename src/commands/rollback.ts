// `/rollback ENV [to REF|#ID]`: deploys again what ran there before.
import type { Command, Said } from "../domain/command.ts";
import type { VerbHelp } from "../domain/help.ts";
import { isName } from "./environments.ts";
import { nameEnvironment } from "./find-environment.ts";
import { isId, isWord, readId } from "./id.ts";
import { readOptions } from "./options.ts";
import type { Known, Plan } from "./plan.ts";
import { unexpected } from "./problems.ts";
import { isRef } from "./ref.ts";
import type { Word } from "./tokenize.ts";
import type { Arguments, Verb, Wrong } from "./verb.ts";

const usage = "/rollback ENV [to REF|#ID]";

const help: VerbHelp = {
  usage: [usage],
  does: "deploy again what last succeeded before what runs there, and lock the environment for this pull request; only deployments that Slipway made",
  options: [
    ["--dry-run", "change nothing; show every gate and what would be deployed"],
    ['--force --reason "…"', "without approvals, or during a freeze; needs the role that the environment asks for"],
  ],
  examples: ["/rollback production", "/rollback production to v1.4.2", "/rollback production to #1234567"],
};

export const rollback: Verb = {
  name: "rollback",
  takesEnvironment: true,
  openTo: "deployer",
  help,
  parse: parseWords,
  plan: planRollback,
};

function parseWords(words: readonly Word[]): Arguments {
  const options = readOptions(words, help);
  if (options.kind === "problem") return options;
  const { rest, dryRun, force } = options;
  const [name, to, what, extra] = rest;
  if (!name) return { kind: "arguments", said: { dryRun, force } };
  if (!isName(name)) return unexpected(name, usage);
  const said = { environments: [name.text], dryRun, force };
  if (!to) return { kind: "arguments", said };
  if (!isWord(to, "to") || !what) return unexpected(to, usage);
  if (extra) return unexpected(extra, usage);
  const target = readTarget(what);
  return "kind" in target ? target : { kind: "arguments", said: { ...said, ...target } };
}

function readTarget(what: Word): Pick<Said, "ref" | "deployment"> | Wrong {
  if (!isId(what)) return isRef(what) ? { ref: what.text } : unexpected(what, usage);
  const deployment = readId(what);
  return deployment === null ? unexpected(what, usage) : { deployment };
}

function planRollback(command: Command, known: Known): readonly Plan[] {
  const { ref, deployment, dryRun, force } = command;
  const found = nameEnvironment(command.environments[0], known);
  if (found.kind === "refused") return [found];
  return [{ kind: "rollback", environment: found.environment, ref, deployment, dryRun, force }];
}
