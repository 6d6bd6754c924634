// `/cancel [ENV|#ID]`: stops what waits, is queued or runs.
import type { Command } from "../domain/command.ts";
import type { VerbHelp } from "../domain/help.ts";
import { isName } from "./environments.ts";
import { findEnvironment } from "./find-environment.ts";
import { readOptions } from "./options.ts";
import type { Known, Plan } from "./plan.ts";
import { unexpected } from "./problems.ts";
import type { Word } from "./tokenize.ts";
import type { Arguments, Verb } from "./verb.ts";

const usage = "/cancel [ENV|#ID]";

const help: VerbHelp = {
  usage: [usage],
  does: "stop a waiting, queued or running deployment; without ENV or #ID the only one of this pull request",
  options: [["--dry-run", "change nothing; show what would be stopped"]],
  examples: ["/cancel", "/cancel staging", "/cancel #1234567", "/cancel staging --dry-run"],
};

export const cancel: Verb = {
  name: "cancel",
  takesEnvironment: true,
  openTo: "deployer",
  help,
  parse: parseWords,
  plan: planCancel,
};

function parseWords(words: readonly Word[]): Arguments {
  const options = readOptions(words, help);
  if (options.kind === "problem") return options;
  const { rest, dryRun } = options;
  const [what, extra] = rest;
  if (extra) return unexpected(extra, usage);
  if (!what) return { kind: "arguments", said: { dryRun } };
  return isId(what) ? readId(what, dryRun) : readName(what, dryRun);
}

/** In quotes it is the name of an environment. */
const isId = ({ kind, text }: Word): boolean => kind === "plain" && /^#\d+$/.test(text);

function readId(word: Word, dryRun: boolean): Arguments {
  const deployment = Number(word.text.slice(1));
  if (deployment === 0 || !Number.isSafeInteger(deployment)) return unexpected(word, usage);
  return { kind: "arguments", said: { deployment, dryRun } };
}

const readName = (word: Word, dryRun: boolean): Arguments =>
  isName(word) ? { kind: "arguments", said: { environments: [word.text], dryRun } } : unexpected(word, usage);

function planCancel({ environments: [name], deployment, dryRun }: Command, known: Known): readonly Plan[] {
  if (name === undefined) return [{ kind: "cancel", environment: null, deployment, dryRun }];
  const found = findEnvironment(name, known);
  return [found.kind === "refused" ? found : { kind: "cancel", environment: found.environment, deployment, dryRun }];
}
