// A comment to the commands in it. Everything that is nobody's command is silence.
import type { ParsedComment, ParsedLine, Problem } from "../domain/command.ts";
import { excerpt } from "../domain/excerpt.ts";
import { nearest } from "../domain/nearest.ts";
import { trimEdges } from "./characters.ts";
import { type CommandLine, commandLines } from "./command-lines.ts";
import { verbs } from "./registry.ts";
import { tokenize } from "./tokenize.ts";
import type { Arguments, Verb } from "./verb.ts";

const most = 5;

/** Takes any text. Lines that cannot be followed count as command lines, too: each would get an answer. */
export function parseComment(body: string): ParsedComment {
  const lines = commandLines(body).flatMap(understand);
  if (lines.length === 0) return { kind: "nothing" };
  if (lines.length > most) return { kind: "too_many", count: lines.length, most };
  return { kind: "commands", lines: lines.map(toParsedLine) };
}

interface Understood {
  readonly line: string;
  readonly verb: string;
  readonly result: Arguments;
}

/** One or none. */
function understand(commandLine: CommandLine): readonly Understood[] {
  const name = commandLine.verb.toLowerCase();
  const verb = verbs.find((known) => known.name === name);
  const result = verb ? parseArguments(verb, commandLine) : nearMiss(commandLine);
  return result === null ? [] : [{ line: commandLine.line, verb: name, result }];
}

function parseArguments(verb: Verb, { rest, before }: CommandLine): Arguments {
  const tokens = tokenize(rest, before);
  if (tokens.kind === "words") return verb.parse(tokens.words);
  return problem({ kind: "unclosed_quote", column: tokens.column });
}

const letters = /^\p{L}+$/u;
const mistypable = verbs.filter(({ takesEnvironment }) => takesEnvironment).map(({ name }) => name);

/** A line that is as short as a command and whose verb is nearly one: `/depoy staging`. */
function nearMiss({ verb, rest }: CommandLine): Arguments | null {
  if (!letters.test(verb) || trimEdges(rest).split(/[\t\p{Zs}]+/u).length > 2) return null;
  const near = nearest(verb, mistypable);
  return near === null ? null : problem({ kind: "unknown_verb", verb, nearest: near });
}

const problem = (problem: Problem): Arguments => ({ kind: "problem", problem });

const longestLine = 100;

function toParsedLine({ line, verb, result }: Understood, position: number): ParsedLine {
  if (result.kind === "problem") {
    return { kind: "problem", problem: { position, line: excerpt(line, longestLine), problem: result.problem } };
  }
  return { kind: "command", command: { position, verb, environments: result.environments } };
}
