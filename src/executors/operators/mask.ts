// The operator's own patterns of what no log may show.
import vm from "node:vm";

/** Within lines: `^` and `$` are the ends of a line. */
export const toMask = (pattern: string): RegExp => new RegExp(pattern, "gmu");

const longest = 200;

/** The rest of a sentence that begins with the pattern's place; null where it is fit for use. */
export function whyNoMask(pattern: string): string | null {
  if (pattern.length > longest) return `must not be longer than ${longest} characters`;
  try {
    toMask(pattern);
  } catch (error) {
    return `must be a regular expression of JavaScript: ${reasonIn(error)}`;
  }
  return trial(pattern);
}

/** "Invalid regular expression: /(/gmu: Unterminated group": the end of it. */
const reasonIn = (error: unknown): string => String(error).split(": ").at(-1) ?? "";

/** Characters. */
const hardLine = 1000;
/** Milliseconds for each line. A pattern that is fit takes less than five. */
const patience = 250;

/**
 * Backtracking can take longer than anybody waits, and what is printed is not the operator's own: the pattern is tried on
 * lines that are made to be hard. None of them may be hard for a pattern that fails on others.
 */
function trial(pattern: string): string | null {
  const context = vm.createContext({ pattern: toMask(pattern), line: "" });
  const script = new vm.Script("[...line.matchAll(pattern)].some(([found]) => found === '')");
  for (const line of hardLines(pattern)) {
    context["line"] = line;
    try {
      if (script.runInContext(context, { timeout: patience })) return "must not match where there is nothing";
    } catch {
      return "takes too long on a long line: let it repeat less";
    }
  }
  return null;
}

/** What the pattern speaks of, one and two letters of it again and again, with an end that it does not expect. */
function hardLines(pattern: string): readonly string[] {
  const letters = [...(pattern.match(/[\p{L}\p{N}_@:/=. -]/gu) ?? []), "a", "0", " "];
  const words = new Set(letters.flatMap((letter, index) => [letter, letter + (letters[index + 1] ?? letter)]));
  return ["", ...Array.from(words, (word) => `${word.repeat(hardLine / word.length)}\u0001`)];
}
