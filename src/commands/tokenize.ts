// The words of a command line, with the column each begins at.
import { mark, trimEdges } from "./characters.ts";

/** `name=value`, where the value may be quoted. */
export interface Pair {
  readonly kind: "pair";
  /** All of it, as written. */
  readonly text: string;
  readonly name: string;
  readonly value: string;
  readonly column: number;
}

export type Word =
  | {
      /** A quoted word is a value, never an option or a word of the grammar. */
      readonly kind: "plain" | "quoted" | "comma";
      readonly text: string;
      /** Counts from 1, in the line as written. */
      readonly column: number;
    }
  | Pair;

export type Tokens =
  | { readonly kind: "words"; readonly words: readonly Word[] }
  | { readonly kind: "unclosed_quote"; readonly column: number }
  /** No blank stands between a closing quote and what follows. */
  | { readonly kind: "glued"; readonly word: Word };

/** Phones write “ ” and ‘ ’ for " and '. */
const inQuotes = (name: string): string => `["“”](?<${name}2>[^"“”]*)["“”]|['‘’](?<${name}1>[^'‘’]*)['‘’]`;

/** What an alternative is, its first character says, or the first equals sign; blanks are none. */
const token = new RegExp(
  [
    `(?<marks>${mark.source}+)`,
    "(?<comma>,)",
    inQuotes("quoted"),
    // Commas within a value are part of it; one behind it stands between environments.
    String.raw`(?<name>[^\t\p{Zs},=]*)=${mark.source}*(?:${inQuotes("value")}|(?<value>[^\t\p{Zs},]*(?:,+[^\t\p{Zs},]+)*))`,
    String.raw`(?<plain>[^\t\p{Zs},]+)`,
  ].join("|"),
  "gu",
);

/** `before`: how many characters of the line stand before the text. */
export function tokenize(text: string, before: number): Tokens {
  const words: Word[] = [];
  let closed = -1;
  for (const match of text.matchAll(token)) {
    const { 0: written, index, groups = {} } = match;
    const opened = openedIn(written, groups);
    if (opened !== null) return { kind: "unclosed_quote", column: before + index + opened + 1 };
    const word = toWord(match, before + index + 1);
    if (index === closed && word && word.kind !== "comma") return { kind: "glued", word };
    if (word) words.push(word);
    closed = isClosed(groups) || (!word && index === closed) ? index + written.length : -1;
  }
  return { kind: "words", words };
}

type Groups = Readonly<Record<string, string | undefined>>;

const quote = /^["“”'‘’]/;

/** Where a quote stands that should begin a word or a value, and does not since it is never closed. */
function openedIn(written: string, { plain, name, value }: Groups): number | null {
  if (quote.test(plain ?? name ?? "")) return 0;
  return quote.test(value ?? "") ? written.length - (value ?? "").length : null;
}

const isClosed = ({ quoted1, quoted2, value1, value2 }: Groups): boolean =>
  [quoted1, quoted2, value1, value2].some((text) => text !== undefined);

/** Null: marks that nobody sees. */
function toWord({ 0: written, groups = {} }: RegExpExecArray, column: number): Word | null {
  const { marks, comma, name, value } = groups;
  if (marks !== undefined) return null;
  if (comma !== undefined) return { kind: "comma", text: comma, column };
  if (name !== undefined) {
    const quoted = groups["value1"] ?? groups["value2"];
    return {
      kind: "pair",
      text: trimEdges(written),
      name: trimEdges(name),
      value: quoted ?? trimEdges(value ?? ""),
      column,
    };
  }
  const quoted = groups["quoted1"] ?? groups["quoted2"];
  return quoted === undefined
    ? { kind: "plain", text: trimEdges(written), column }
    : { kind: "quoted", text: quoted, column };
}
