// `/run TASK on ENV [KEY=VALUE …]`: an operation on what runs in an environment.
import type { Command } from "../domain/command.ts";
import type { VerbHelp } from "../domain/help.ts";
import { because } from "../domain/reasons.ts";
import { isName } from "./environments.ts";
import { nameEnvironment } from "./find-environment.ts";
import { findTask } from "./find-task.ts";
import { isWord } from "./id.ts";
import { judgeParameters } from "./judge-parameters.ts";
import { readOptions } from "./options.ts";
import { readParameters } from "./parameters.ts";
import { type Known, type Plan, refuse } from "./plan.ts";
import { unexpected } from "./problems.ts";
import { isTask } from "./task.ts";
import type { Word } from "./tokenize.ts";
import type { Arguments, Verb } from "./verb.ts";

const usage = "/run TASK on ENV [KEY=VALUE …]";

const help: VerbHelp = {
  usage: [usage],
  does: "carry out a task of slipway.yml on what runs in an environment; it stays what runs there",
  options: [
    ["--dry-run", "change nothing; show every gate and what would be carried out"],
    ['--force --reason "…"', "set aside the gates that allow it; needs the role that the environment asks for"],
  ],
  examples: [
    "/run db:migrate on staging",
    "/run db:migrate on production steps=1",
    "/run db:migrate on staging --dry-run",
  ],
};

export const run: Verb = {
  name: "run",
  takesEnvironment: true,
  openTo: "deployer",
  help,
  parse: parseWords,
  plan: planRun,
};

function parseWords(words: readonly Word[]): Arguments {
  const options = readOptions(words, help);
  if (options.kind === "problem") return options;
  const given = readParameters(options.rest);
  if (given.kind === "problem") return given;
  const [task, , name] = given.rest;
  const odd = given.rest.find((word, place) => !fits[place]?.(word));
  if (odd) return unexpected(odd, usage);
  const { dryRun, force } = options;
  const environments = name ? [name.text] : [];
  return {
    kind: "arguments",
    said: { task: task?.text ?? null, environments, parameters: given.parameters, dryRun, force },
  };
}

/** What each place takes; nothing comes behind the environment. */
const fits: readonly ((word: Word) => boolean)[] = [
  (word) => isName(word) && isTask(word.text),
  (word) => isWord(word, "on"),
  isName,
];

function planRun({ task, environments, parameters, dryRun, force }: Command, known: Known): readonly Plan[] {
  if (task === null) return [refuse(because("task_needed", { known: [...known.tasks.keys()] }))];
  const named = nameEnvironment(environments[0], known);
  if (named.kind === "refused") return [named];
  const { environment } = named;
  const found = findTask(task, { environment, tasks: known.tasks });
  if (found.kind === "refused") return [found];
  const judged = judgeParameters(parameters, environment);
  if (judged.kind === "refused") return judged.because.map(refuse);
  const { requiredContexts } = found.task;
  const given = { parameters: judged.parameters, sealed: judged.sealed };
  return [{ kind: "run", environment, task, requiredContexts, ...given, dryRun, force }];
}
