// The id of a deployment as commands write it: `#1234567`.
import type { Word } from "./tokenize.ts";

/** In quotes it is a name. */
export const isId = ({ kind, text }: Word): boolean => kind === "plain" && /^#\d+$/.test(text);

/** Null: no deployment can have it. */
export function readId({ text }: Word): number | null {
  const id = Number(text.slice(1));
  return id > 0 && Number.isSafeInteger(id) ? id : null;
}

/** A word of the grammar, not quoted. */
export const isWord = (word: Word | undefined, text: string): boolean =>
  word?.kind === "plain" && word.text.toLowerCase() === text;
