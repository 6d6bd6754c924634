// A terminal without an end below: text comes in, lines come out.
import { noStyle, restyle, type Style } from "./style.ts";
import { type Token, toTokens } from "./tokens.ts";

export interface Piece {
  readonly text: string;
  readonly style: Style;
}

export interface Line {
  readonly pieces: readonly Piece[];
  /** False: it goes on with the next one. */
  readonly isWhole: boolean;
}

export interface Screen {
  /** Answers the lines that this text has ended. */
  add(text: string): readonly Line[];
  /** The line that has not ended, as it stands. */
  open(): Line;
  /** Ends it; what follows has no style. */
  breakOff(): readonly Line[];
}

/** Characters, after which what stands is not taken back by a return any more. */
const edge = 4000;

export function createScreen(): Screen {
  let open: Piece[] = [];
  let [length, rest, isReturned, style] = [0, "", false, noStyle];

  function endLine(isWhole: boolean): Line {
    const pieces = open;
    [open, length, isReturned] = [[], 0, false];
    return { pieces, isWhole };
  }

  function write(text: string): void {
    if (isReturned) endLine(false);
    const last = open.at(-1);
    if (last && last.style === style) open[open.length - 1] = { text: last.text + text, style };
    else open.push({ text, style });
    length += text.length;
  }

  function take(token: Token, ended: Line[]): void {
    if (token.kind === "style") style = restyle(style, token.codes);
    if (token.kind === "newline") ended.push(endLine(true));
    if (token.kind === "return") isReturned = true;
    if (token.kind !== "text") return;
    for (const text of cut(token.text, edge)) {
      write(text);
      if (length >= edge) ended.push(endLine(false));
    }
  }

  return {
    add(text) {
      const read = toTokens(rest + text);
      ({ rest } = read);
      const ended: Line[] = [];
      for (const token of read.tokens) take(token, ended);
      return ended;
    },
    open: () => ({ pieces: open, isWhole: false }),
    breakOff() {
      [rest, style] = ["", noStyle];
      return open.length > 0 ? [endLine(true)] : [];
    },
  };
}

function cut(text: string, most: number): readonly string[] {
  if (text.length <= most) return [text];
  const pieces: string[] = [];
  for (let from = 0, to = 0; from < text.length; from = to) {
    const isSplit = /[\ud800-\udbff]/.test(text.charAt(from + most - 1));
    to = from + most - (isSplit ? 1 : 0);
    pieces.push(text.slice(from, to));
  }
  return pieces;
}
