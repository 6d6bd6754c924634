// `/status [ENV]`: tells what runs where.
import type { Command } from "../domain/command.ts";
import type { VerbHelp } from "../domain/help.ts";
import { isName } from "./environments.ts";
import { findEnvironment } from "./find-environment.ts";
import { readOptions } from "./options.ts";
import type { Known, Plan } from "./plan.ts";
import { unexpected } from "./problems.ts";
import type { Word } from "./tokenize.ts";
import type { Arguments, Verb } from "./verb.ts";

const usage = "/status [ENV]";

const help: VerbHelp = {
  usage: [usage],
  does: "tell what runs where, since when and by whom, what is locked, and what waits",
  options: [],
  examples: ["/status", "/status production"],
};

export const status: Verb = {
  name: "status",
  takesEnvironment: true,
  openTo: "reader",
  help,
  parse: parseWords,
  plan: planStatus,
};

function parseWords(words: readonly Word[]): Arguments {
  const options = readOptions(words, help);
  if (options.kind === "problem") return options;
  const [name, extra] = options.rest;
  if (extra) return unexpected(extra, usage);
  if (!name) return { kind: "arguments", said: {} };
  return isName(name) ? { kind: "arguments", said: { environments: [name.text] } } : unexpected(name, usage);
}

function planStatus({ environments: [name] }: Command, known: Known): readonly Plan[] {
  if (name === undefined) return [{ kind: "status", environment: null }];
  const found = findEnvironment(name, known);
  return [found.kind === "refused" ? found : { kind: "status", environment: found.environment }];
}
