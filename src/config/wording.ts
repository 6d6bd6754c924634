// The words of a mistake: what a value must be, what it is instead, and which keys there are.
import { excerpt } from "../domain/excerpt.ts";
import { nearest } from "../domain/nearest.ts";

export const quoted = (text: string): string => `"${excerpt(text)}"`;

/** A value as one would name it in a sentence. */
export function shown(value: unknown): string {
  if (value === null || value === undefined) return "nothing";
  if (typeof value === "string") return `the text ${quoted(value)}`;
  if (typeof value === "number") return `the number ${value}`;
  if (typeof value === "boolean") return value ? "true" : "false";
  return Array.isArray(value) ? "a list" : "a map";
}

/** What zod tells of a value that does not fit. */
interface Unfit {
  readonly input?: unknown;
}

/** The rest of a sentence that begins with the key: `must be true or false, not the number 1`. */
export const must =
  (be: string, hint?: (value: unknown) => string | undefined) =>
  ({ input }: Unfit): string =>
    [`must ${be}, not ${shown(input)}`, hint?.(input)].filter(Boolean).join(": ");

const mostListed = 40;
const longestList = 400;

/** For a word that is none of those that the file may have in this place. */
export function unknown(kind: string, word: string, allowed: readonly string[]): string {
  if (allowed.length === 0) return `unknown ${kind} ${quoted(word)}: there is none`;
  const near = nearest(word, allowed);
  const meant = near === null ? "." : `: did you mean ${quoted(near)}?`;
  return `unknown ${kind} ${quoted(word)}${meant} Allowed here: ${listed(allowed)}`;
}

/** Names with commas between them, not without end. */
export function listed(names: readonly string[]): string {
  let length = 0;
  const shown = names
    .slice(0, mostListed)
    .map((name) => excerpt(name))
    .filter((name) => (length += name.length + 2) <= longestList);
  return [...shown, ...(names.length > shown.length ? ["…"] : [])].join(", ");
}
