// `/history ENV [--task T]`: tells what was deployed to an environment.
import type { Command } from "../domain/command.ts";
import type { VerbHelp } from "../domain/help.ts";
import { isName } from "./environments.ts";
import { findDefault, findEnvironment } from "./find-environment.ts";
import { readOptions } from "./options.ts";
import type { Known, Plan } from "./plan.ts";
import { unexpected } from "./problems.ts";
import type { Word } from "./tokenize.ts";
import type { Arguments, Verb } from "./verb.ts";

const usage = "/history [ENV] [--task TASK]";

const help: VerbHelp = {
  usage: [usage],
  does: "list the last ten deployments of an environment, whatever tool made them; without ENV of the default environment",
  options: [["--task TASK", "only deployments of this task, such as deploy or db:migrate"]],
  examples: ["/history production", "/history production --task db:migrate"],
};

export const history: Verb = {
  name: "history",
  takesEnvironment: true,
  openTo: "reader",
  help,
  parse: parseWords,
  plan: planHistory,
};

function parseWords(words: readonly Word[]): Arguments {
  const options = readOptions(words, help);
  if (options.kind === "problem") return options;
  const { rest, task } = options;
  const [name, extra] = rest;
  if (extra) return unexpected(extra, usage);
  if (!name) return { kind: "arguments", said: { task } };
  return isName(name) ? { kind: "arguments", said: { environments: [name.text], task } } : unexpected(name, usage);
}

function planHistory({ environments: [name], task }: Command, known: Known): readonly Plan[] {
  const found = name === undefined ? findDefault(known) : findEnvironment(name, known);
  return [found.kind === "refused" ? found : { kind: "history", environment: found.environment, task }];
}
