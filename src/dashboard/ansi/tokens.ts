// What is printed for a terminal, in its pieces: text, ends of lines, returns, and colours; everything else is dropped.

export type Token =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "newline" | "return" }
  /** Select Graphic Rendition, with what stands between "[" and "m". */
  | { readonly kind: "style"; readonly codes: string };

/** ECMA-48: https://ecma-international.org/publications-and-standards/standards/ecma-48/ */
const pieces = new RegExp(
  [
    String.raw`([^\x00-\x08\x0a-\x1f\x7f-\x9f]+)`,
    String.raw`(\n)`,
    String.raw`(\r)`,
    String.raw`(?:\x1b\[|\x9b)([\d:;]*)m`,
    String.raw`(?:\x1b\[|\x9b)[\x30-\x3f]*[\x20-\x2f]*[\x40-\x7e]`,
    String.raw`(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x80-\x9f\n]*(?:\x07|\x1b\\|\x9c)`,
    String.raw`\x1b[\x20-\x2f]*[\x30-\x5a\x5c\x60-\x7e]`,
    String.raw`[^]`,
  ].join("|"),
  "g",
);

/** A sequence without its end. */
const begun = new RegExp(
  [
    String.raw`(?:\x1b\[|\x9b)[\x20-\x3f]*$`,
    String.raw`(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x80-\x9f\n]*\x1b?$`,
    String.raw`\x1b[\x20-\x2f]*$`,
  ].join("|"),
);

const longestSequence = 4096;

export interface Tokens {
  readonly tokens: readonly Token[];
  /** The beginning of a sequence whose end comes with the next text. */
  readonly rest: string;
}

export function toTokens(text: string): Tokens {
  const tail = text.slice(-longestSequence);
  const rest = begun.exec(tail)?.[0] ?? "";
  const whole = text.slice(0, text.length - rest.length);
  return { tokens: [...tokensOf(whole)], rest };
}

function* tokensOf(whole: string): Generator<Token> {
  for (const [, text, newline, isReturn, codes] of whole.matchAll(pieces)) {
    if (text !== undefined) yield { kind: "text", text };
    else if (newline !== undefined) yield newlineToken;
    else if (isReturn !== undefined) yield returnToken;
    else if (codes !== undefined) yield { kind: "style", codes };
  }
}

const newlineToken: Token = { kind: "newline" };
const returnToken: Token = { kind: "return" };
