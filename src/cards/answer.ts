// Short answers that are no card: what cannot be understood, and who may not ask.
import type { ParseProblem, Problem } from "../domain/command.ts";
import type { Because } from "../domain/reasons.ts";
import { explain } from "./explain.ts";
import { code, join, type Markdown, md } from "./md.ts";
import { names } from "./words.ts";

/** More than five command lines: none ran. */
export const renderTooMany = (count: number, most: number): Markdown =>
  md`This comment has ${count} command lines, and ${most} are the most. None ran: split it over several comments.`;

/** For a person whose role is too low. */
export const renderTurnedAway = (because: Because): Markdown => {
  const { what, todo, items } = explain(because);
  return join([md`${what} ${todo}`, ...items.map((item) => md`  - ${item}`)], "\n");
};

/** All that there is to say of a comment's lines: one line each, or one after another where one of them is a page. */
export function renderProblems(lines: readonly Markdown[]): Markdown {
  if (lines.length === 1 || lines.some(isPage)) return join(lines, "\n\n");
  return join(
    lines.map((line) => md`- ${line}`),
    "\n",
  );
}

const isPage = ({ text }: Markdown): boolean => text.includes("\n\n");

/** Indented, so that it also is a list within the list of all that was wrong. */
export const renderBecause = (line: string, because: Because): Markdown =>
  md`${code(line)}: ${renderTurnedAway(because)}`;

export const renderParseProblem = ({ line, problem }: ParseProblem): Markdown =>
  md`${code(line)}: ${sentence(problem)}`;

/** What is wrong, in which column, and what to write. */
function sentence(problem: Problem): Markdown {
  switch (problem.kind) {
    case "unknown_verb":
      return md`there is no command ${code(`/${problem.verb}`)}: did you mean ${code(`/${problem.nearest}`)}?`;
    case "unknown_option":
      return md`column ${problem.column}: there is no option ${code(problem.option)}${instead(problem)}`;
    case "unexpected_word":
      return md`column ${problem.column}: ${code(problem.word)} is not expected here. Write ${code(problem.usage)}, and what has blanks in quotes.`;
    case "unclosed_quote":
      return md`column ${problem.column}: this quote is never closed. Write the second one where the value ends.`;
    case "too_many_environments":
      return md`it names ${problem.count} environments, and ${problem.most} are the most in one command. Split it over several lines.`;
    case "incomplete_option":
      return md`column ${problem.column}: ${code(problem.option)} needs ${problem.needs}.`;
    case "repeated":
      return md`column ${problem.column}: ${code(problem.word)} is there twice. Write it once.`;
    case "bad_parameter":
      return md`column ${problem.column}: ${code(problem.word)} cannot be a parameter: ${problem.why}. Write ${code("KEY=VALUE")}, and values with blanks in quotes.`;
  }
}

function instead({ nearest, known }: Extract<Problem, { kind: "unknown_option" }>): Markdown {
  if (nearest) return md`: did you mean ${code(nearest)}?`;
  return known.length > 0 ? md`. There are ${names(known)}.` : md`. This command takes none.`;
}
