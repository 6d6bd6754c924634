// The words of a command line, with the column each begins at.
import { mark, trimEdges } from "./characters.ts";

export interface Word {
  /** A comma is a word of its own, unless it is quoted. */
  readonly text: string;
  /** Counts from 1, in the line as written. */
  readonly column: number;
  /** A quoted word is a value, never an option or a word of the grammar. */
  readonly quoted: boolean;
}

export type Tokens =
  | { readonly kind: "words"; readonly words: readonly Word[] }
  | { readonly kind: "unclosed_quote"; readonly column: number };

/** Phones write “ ” and ‘ ’ for " and '. What an alternative is, its first character says; blanks are none. */
const token = new RegExp(
  [
    `${mark.source}+`,
    "(?<comma>,)",
    `["“”](?<double>[^"“”]*)["“”]`,
    "['‘’](?<single>[^'‘’]*)['‘’]",
    String.raw`(?<plain>[^\t\p{Zs},]+)`,
  ].join("|"),
  "gu",
);

const quote = /^["“”'‘’]/;

/** `before`: how many characters of the line stand before the text. */
export function tokenize(text: string, before: number): Tokens {
  const words: Word[] = [];
  for (const { groups = {}, index } of text.matchAll(token)) {
    const column = before + index + 1;
    const { comma, plain, double, single } = groups;
    const quoted = double ?? single;
    if (plain !== undefined && quote.test(plain)) return { kind: "unclosed_quote", column };
    if (quoted !== undefined) words.push({ text: quoted, column, quoted: true });
    const bare = comma ?? plain;
    if (bare !== undefined) words.push({ text: trimEdges(bare), column, quoted: false });
  }
  return { kind: "words", words };
}
