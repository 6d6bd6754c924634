// The options of a command line, in any place of it: `--dry-run`, `--force`, `--reason "…"`, `--for 2h`, `--task NAME`.
import { trimEdges } from "./characters.ts";
import { isTask } from "./task.ts";
import { reasonMistake } from "./reason.ts";
import { incomplete, repeated, unexpected, unknownOption } from "./problems.ts";
import type { Word } from "./tokenize.ts";
import type { Wrong } from "./verb.ts";
import { type Duration, parseDuration } from "../domain/duration.ts";
import type { VerbHelp } from "../domain/help.ts";

export interface Options {
  readonly kind: "options";
  /** The words that are none of them. */
  readonly rest: readonly Word[];
  readonly dryRun: boolean;
  readonly force: { readonly reason: string } | null;
  /** Null: none was given. */
  readonly task: string | null;
  /** Null: none was given. */
  readonly duration: Duration | null;
}

/** Those that the verb's help names, each once. */
export function readOptions(words: readonly Word[], help: VerbHelp): Options | Wrong {
  const known = namesIn(help);
  const { rest, written } = sort(words);
  const found = new Map<string, Written>();
  for (const option of written) {
    if (!known.includes(option.name)) return unknownOption(option, known);
    if (found.has(option.name)) return repeated(option.name, option.column);
    if (option.value !== null && !valued.includes(option.name)) return unexpected(option.word, help.usage[0]);
    found.set(option.name, option);
  }
  const force = readForce(found.get("--force"), found.get("--reason"));
  if (force?.kind === "problem") return force;
  const task = readTask(found.get("--task"));
  if (task?.kind === "problem") return task;
  const time = readDuration(found.get("--for"));
  if (time?.kind === "problem") return time;
  return {
    kind: "options",
    rest,
    dryRun: found.has("--dry-run"),
    force: force && { reason: force.reason },
    task: task && task.name,
    duration: time && time.duration,
  };
}

/** Those that the next word belongs to. */
const valued = ["--reason", "--for", "--task"];

export const namesIn = ({ options }: VerbHelp): readonly string[] =>
  options.flatMap(([written]) => written.match(/--[a-z-]+/g) ?? []);

interface Written {
  readonly name: string;
  readonly column: number;
  /** Null: none was written. */
  readonly value: string | null;
  readonly word: Word;
}

function sort(words: readonly Word[]): { readonly rest: readonly Word[]; readonly written: readonly Written[] } {
  const rest: Word[] = [];
  const written: Written[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const [word, next] = words.slice(at, at + 2);
    const option = word ? toOption(word) : null;
    if (word && !option) rest.push(word);
    if (!option) continue;
    const takes = valued.includes(option.name) && option.value === null && next !== undefined && isText(next);
    written.push(takes ? { ...option, value: next.text } : option);
    if (takes) at += 1;
  }
  return { rest, written };
}

/** With an equals sign in it too, unless what stands behind that is quoted. */
function isText(word: Word): boolean {
  if (toOption(word) !== null) return false;
  return word.kind === "pair" ? word.text === `${word.name}=${word.value}` : word.kind !== "comma";
}

/** Phones write a dash for two hyphens. */
function toOption(word: Word): Written | null {
  if (word.kind !== "plain" && word.kind !== "pair") return null;
  const name = (word.kind === "pair" ? word.name : word.text).toLowerCase().replace(/^[–—]/, "--");
  if (!name.startsWith("-")) return null;
  return { name, column: word.column, value: word.kind === "pair" ? word.value : null, word };
}

type Force = { readonly kind: "force"; readonly reason: string } | Wrong;

function readForce(force: Written | undefined, reason: Written | undefined): Force | null {
  if (force && !reason) return incomplete(force, 'a reason: --force --reason "why"');
  if (!reason) return null;
  const text = trimEdges(reason.value ?? "");
  if (text === "") return incomplete(reason, 'a text: --reason "why"');
  const needs = reasonMistake(text);
  if (needs) return incomplete(reason, needs);
  return force ? { kind: "force", reason: text } : incomplete(reason, '--force beside it: --force --reason "why"');
}

type Task = { readonly kind: "task"; readonly name: string } | Wrong;

function readTask(option: Written | undefined): Task | null {
  if (!option) return null;
  const name = trimEdges(option.value ?? "");
  return isTask(name) ? { kind: "task", name } : incomplete(option, "the name of a task: --task NAME");
}

type Time = { readonly kind: "time"; readonly duration: Duration } | Wrong;

/** Longer than this nothing is held. */
const longest = "30d";

function readDuration(option: Written | undefined): Time | null {
  if (!option) return null;
  const duration = parseDuration(trimEdges(option.value ?? "").toLowerCase()) ?? 0;
  const isFit = duration > 0 && duration <= (parseDuration(longest) ?? 0);
  return isFit ? { kind: "time", duration } : incomplete(option, `a time up to ${longest}, such as 30m, 2h or 1d`);
}
