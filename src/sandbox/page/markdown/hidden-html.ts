// The little HTML that comments on GitHub use and that is understood here: <br>, and comments that nobody sees.
import type { StateBlock, StateInline } from "markdown-it";

const opening = "<!--";
const closing = "-->";

/** Texts that close no comment any more: one look is enough, however many openings follow. */
const unclosed = new WeakSet<StateInline>();

/** Within a line; one that never closes is text: https://spec.commonmark.org/0.31.2/#html-comment */
export function hiddenComment(state: StateInline): boolean {
  if (!state.src.startsWith(opening, state.pos) || unclosed.has(state)) return false;
  const end = state.src.indexOf(closing, state.pos + 2);
  if (end < 0) {
    unclosed.add(state);
    return false;
  }
  state.pos = end + closing.length;
  return true;
}

/** At the start of a line it hides all lines up to the one that closes it, or the rest of the block it is in. */
export function hiddenCommentBlock(...asked: [StateBlock, start: number, end: number, silent: boolean]): boolean {
  const [state, start, end, silent] = asked;
  const indent = (state.sCount[start] ?? 0) - state.blkIndent;
  if (indent >= 4 || !lineOf(state, start).startsWith(opening)) return false;
  if (silent) return true;
  let last = start;
  while (last < end - 1 && !lineOf(state, last).includes(closing)) last += 1;
  const [, ...after] = lineOf(state, last).split(closing);
  state.line = last + 1;
  pushText(state, after.join(closing).trim());
  return true;
}

const lineOf = ({ src, bMarks, tShift, eMarks }: StateBlock, line: number): string =>
  src.slice((bMarks[line] ?? 0) + (tShift[line] ?? 0), eMarks[line]);

/** What stands after the comment on its last line. */
function pushText(state: StateBlock, text: string): void {
  if (!text) return;
  state.push("paragraph_open", "p", 1);
  const token = state.push("inline", "", 0);
  token.content = text;
  token.children = [];
  state.push("paragraph_close", "p", -1);
}

const breakTag = /<br\s{0,9}\/?>/iy;

export function lineBreak(state: StateInline, silent: boolean): boolean {
  breakTag.lastIndex = state.pos;
  const tag = breakTag.exec(state.src)?.[0];
  if (!tag) return false;
  if (!silent) state.push("hardbreak", "br", 0);
  state.pos += tag.length;
  return true;
}
