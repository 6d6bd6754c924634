// `/promote ENV [from ENV]`: deploys exactly what runs in another environment.
import type { Command } from "../domain/command.ts";
import type { Environment } from "../domain/environment.ts";
import type { VerbHelp } from "../domain/help.ts";
import { because } from "../domain/reasons.ts";
import { isName } from "./environments.ts";
import { findEnvironment, type Found, nameEnvironment } from "./find-environment.ts";
import { isWord } from "./id.ts";
import { readOptions } from "./options.ts";
import { type Known, type Plan, refuse } from "./plan.ts";
import { unexpected } from "./problems.ts";
import type { Word } from "./tokenize.ts";
import type { Arguments, Verb } from "./verb.ts";

const usage = "/promote ENV [from ENV]";

const help: VerbHelp = {
  usage: [usage],
  does: "deploy exactly what runs in the environment before it, with the same parameters, however far it is behind",
  options: [
    ["--dry-run", "change nothing; show every gate and what would be deployed"],
    ['--force --reason "…"', "set aside the gates that allow it; needs the role that the environment asks for"],
  ],
  examples: ["/promote production", "/promote production from staging", "/promote production --dry-run"],
};

export const promote: Verb = {
  name: "promote",
  takesEnvironment: true,
  openTo: "deployer",
  help,
  parse: parseWords,
  plan: planPromote,
};

function parseWords(words: readonly Word[]): Arguments {
  const options = readOptions(words, help);
  if (options.kind === "problem") return options;
  const { rest, dryRun, force } = options;
  const [name, from, source, extra] = rest;
  if (!name) return { kind: "arguments", said: { dryRun, force } };
  if (!isName(name)) return unexpected(name, usage);
  const said = { environments: [name.text], dryRun, force };
  if (!from) return { kind: "arguments", said };
  if (!isWord(from, "from") || !source) return unexpected(from, usage);
  if (extra) return unexpected(extra, usage);
  return isName(source) ? { kind: "arguments", said: { ...said, from: source.text } } : unexpected(source, usage);
}

function planPromote({ environments, from, dryRun, force }: Command, known: Known): readonly Plan[] {
  const found = nameEnvironment(environments[0], known);
  if (found.kind === "refused") return [found];
  const { environment } = found;
  const source = from === null ? findBefore(environment, known) : findEnvironment(from, known);
  if (source.kind === "refused") return [source];
  return [{ kind: "promote", environment, from: source.environment, dryRun, force }];
}

function findBefore({ name, after }: Environment, known: Known): Found {
  const [only, ...more] = after;
  return only === undefined || more.length > 0
    ? refuse(because("promote_which", { environment: name, after }))
    : findEnvironment(only, known);
}
