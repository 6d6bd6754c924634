// Mistakes in slipway.yml, one by one, each with a link to its line.
import type { ConfigProblem } from "../domain/reasons.ts";
import { link, type Markdown, md } from "./md.ts";
import { fitting, type Room } from "./words.ts";

/** Every mistake is told at once, as long as that fits into a comment. */
const room: Room = { most: 100, length: 40_000 };

export function problemList(url: string, problems: readonly ConfigProblem[]): readonly Markdown[] {
  const { shown, more } = fitting(
    problems,
    room,
    ({ line, column, message }) => md`${link(md`line ${line}, column ${column}`, `${url}#L${line}`)}: ${message}`,
  );
  return more > 0 ? [...shown, md`and ${more} more`] : shown;
}
