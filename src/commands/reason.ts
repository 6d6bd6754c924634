// A reason in people's words: it is shown on cards, and kept.
import { trimEdges } from "./characters.ts";
import { incomplete } from "./problems.ts";
import type { Word } from "./tokenize.ts";
import type { Wrong } from "./verb.ts";

export const longestReason = 200;

export type Reason = { readonly kind: "reason"; readonly text: string } | Wrong;

/** What is wrong with its text; null: nothing. */
export function reasonMistake(text: string): string | null {
  if (Array.from(text).length > longestReason) return `at most ${longestReason} characters of text`;
  return /[\p{Cc}\p{Cs}]/u.test(text) ? "a text without control characters" : null;
}

/** The rest of a line, quoted or not; "" where there is none. */
export function readReason(words: readonly Word[]): Reason {
  const text = oneQuote(trimEdges(words.map(spaced).join("")));
  const needs = reasonMistake(text);
  const [first] = words;
  return needs && first ? incomplete({ name: "reason", column: first.column }, needs) : { kind: "reason", text };
}

/** A comma belongs to what stands before it. */
const spaced = ({ kind, text }: Word, index: number): string => (kind === "comma" || index === 0 ? text : ` ${text}`);

/** A text with both kinds of quotes could not be written down in quotes again. */
const oneQuote = (text: string): string =>
  /["“”]/.test(text) && /['‘’]/.test(text) ? text.replaceAll(/["“”]/g, "″") : text;
