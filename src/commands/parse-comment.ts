// A comment to the commands in it. Everything that is nobody's command is silence.
import { type ParsedComment, type ParsedLine, type Said, toCommand } from "../domain/command.ts";
import { excerpt } from "../domain/excerpt.ts";
import { type CommandLine, commandLines } from "./command-lines.ts";
import { nearMiss } from "./near-miss.ts";
import { unexpected, wrong } from "./problems.ts";
import { verbs } from "./registry.ts";
import { tokenize } from "./tokenize.ts";
import type { Arguments, Verb } from "./verb.ts";

/** More command lines than this are a mistake. */
export const mostLines = 5;

/** Takes any text. Lines that cannot be followed count as command lines, too: each would get an answer. */
export function parseComment(body: string): ParsedComment {
  const lines = commandLines(body).flatMap(understand);
  if (lines.length === 0) return { kind: "nothing" };
  if (lines.length > mostLines) return { kind: "too_many", count: lines.length, most: mostLines };
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
  const result = verb ? parseArguments(verb, commandLine) : guess(commandLine);
  return result === null ? [] : [{ line: commandLine.line, verb: name, result }];
}

function parseArguments({ parse, help }: Verb, { rest, before }: CommandLine): Arguments {
  const tokens = tokenize(rest, before);
  if (tokens.kind === "words") return parse(tokens.words);
  return tokens.kind === "glued"
    ? unexpected(tokens.word, help.usage[0])
    : wrong({ kind: "unclosed_quote", column: tokens.column });
}

/** `/depoy staging`: nearly a verb, and words that the verb would take. */
function guess(line: CommandLine): Arguments | null {
  const near = nearMiss(line.verb);
  const meant = near ? parseArguments(near, line) : null;
  if (!near || meant?.kind !== "arguments" || !isWhole(near, meant.said)) return null;
  return wrong({ kind: "unknown_verb", verb: line.verb, nearest: near.name });
}

/** Without an environment only where the verb does something all the same; `/stats` and `/runs` are another bot's. */
const isWhole = ({ name, openTo, help }: Verb, { environments = [] }: Said): boolean =>
  environments.length > 0 || (openTo === "deployer" && help.usage[0].startsWith(`/${name} [`));

const longestLine = 100;

function toParsedLine({ line, verb, result }: Understood, position: number): ParsedLine {
  if (result.kind === "arguments") return { kind: "command", command: toCommand(position, verb, result.said) };
  return { kind: "problem", problem: { position, line: excerpt(line, longestLine), problem: result.problem } };
}
