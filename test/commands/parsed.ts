// What a comment says, short enough for a table: `deploy staging,production`, or the kind of its problem.
import { parseComment } from "../../src/commands/parse-comment.ts";
import type { ParsedLine, Problem } from "../../src/domain/command.ts";

const told = (line: ParsedLine): string =>
  line.kind === "command"
    ? [line.command.verb, line.command.environments.join(",")].join(" ").trim()
    : line.problem.problem.kind;

/** One entry for each line that is Slipway's business. */
export function parsed(body: string): readonly string[] {
  const comment = parseComment(body);
  return comment.kind === "commands" ? comment.lines.map(told) : comment.kind === "nothing" ? [] : ["too_many"];
}

/** The problem of a comment of one line. */
export function problemOf(body: string): Problem | null {
  const comment = parseComment(body);
  const line = comment.kind === "commands" ? comment.lines[0] : undefined;
  return line?.kind === "problem" ? line.problem.problem : null;
}
