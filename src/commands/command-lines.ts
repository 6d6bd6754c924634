// Which of an author's lines may be commands: a slash, a word, and the rest.
import { blank, mark, trimEdges } from "./characters.ts";
import { ownLines } from "./own-lines.ts";

export interface CommandLine {
  /** As written, without blanks around it. */
  readonly line: string;
  /** The word after the slash, or after `/slipway`, which alone asks for help. */
  readonly verb: string;
  readonly rest: string;
  /** How many characters stand before the rest. */
  readonly before: number;
}

export const commandLines = (body: string): readonly CommandLine[] =>
  ownLines(body).flatMap((line) => {
    const start = slashIn(line);
    return start === null ? [] : parts(line, start);
  });

/** Where the slash stands, if nothing but three blanks at most stands before it. */
function slashIn(line: string): number | null {
  let blanks = 0;
  for (let at = 0; blanks <= 3; at += 1) {
    const character = line.charAt(at);
    if (character === "/") return at;
    if (character === "\t" || !(blank.test(character) || mark.test(character))) return null;
    if (blank.test(character)) blanks += 1;
  }
  return null;
}

function parts(line: string, start: number): CommandLine[] {
  const first = wordEnd(line, start + 1);
  const verb = trimEdges(line.slice(start + 1, first));
  const whole = trimEdges(line);
  if (verb.toLowerCase() !== "slipway") return [{ line: whole, verb, rest: line.slice(first), before: first }];
  const from = skipBlanks(line, first);
  const second = wordEnd(line, from);
  const named = trimEdges(line.slice(from, second));
  return [{ line: whole, verb: named || "help", rest: line.slice(second), before: second }];
}

const wordEnd = (line: string, from: number): number => advance(line, from, (character) => !blank.test(character));
const skipBlanks = (line: string, from: number): number => advance(line, from, (character) => blank.test(character));

function advance(line: string, from: number, over: (character: string) => boolean): number {
  let at = from;
  while (at < line.length && over(line.charAt(at))) at += 1;
  return at;
}
