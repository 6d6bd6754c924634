// What a comment says, short enough for a table: `deploy staging,production`, or the kind of its problem.
import { parseComment } from "../../src/commands/parse-comment.ts";
import { type Command, type ParsedLine, type Problem, type Said, toCommand } from "../../src/domain/command.ts";

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

/** What the only command of a comment says, without what it does not; null: it is no command. */
export function saidIn(body: string): Said | null {
  const comment = parseComment(body);
  const line = comment.kind === "commands" && comment.lines.length === 1 ? comment.lines[0] : undefined;
  return line?.kind === "command" ? withoutDefaults(line.command) : null;
}

function withoutDefaults(command: Command): Said {
  const bare = Object.entries(toCommand(0, command.verb, {}));
  const silent = new Map(bare.map(([key, value]) => [key, JSON.stringify(value)]));
  return Object.fromEntries(
    Object.entries(command).filter(([key, value]) => silent.get(key) !== JSON.stringify(value)),
  );
}
