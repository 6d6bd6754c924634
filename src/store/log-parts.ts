// The parts in which a log is kept: how text becomes parts, which of them stay, and how they are read.
import type { LogPart } from "../flows/ports.ts";

const kib = 1024;

/** In characters, as JavaScript counts them. */
const longestPart = 64 * kib;
const beginning = 256 * kib;
const ending = 1024 * kib;
const mostRead = 1024 * kib;

/** `number` says how much the run had printed when this was the end of it: parts that are gone leave a gap. */
export type KeptPart = Pick<LogPart, "number" | "text">;

/** Text as the parts that are kept of it, where this much was printed `before`. No part ends between two halves of a character. */
export function toParts(text: string, before: number): readonly KeptPart[] {
  const all = storable(text);
  const parts: KeptPart[] = [];
  for (let start = 0; start < all.length; ) {
    const end = endOf(all, start, before);
    parts.push({ number: before + end, text: all.slice(start, end) });
    start = end;
  }
  return parts.filter(({ number }) => !isBetween(number, before + all.length));
}

/** PostgreSQL's text has no place for either: https://www.postgresql.org/docs/18/datatype-character.html */
const storable = (text: string): string => text.toWellFormed().replaceAll("\0", "\u{fffd}");

function endOf(text: string, start: number, before: number): number {
  const left = beginning - before - start;
  const end = Math.min(start + (left > 0 ? Math.min(left, longestPart) : longestPart), text.length);
  if (!isSecondHalf(text.charCodeAt(end))) return end;
  return end - 1 > start ? end - 1 : end + 1;
}

const isSecondHalf = (code: number): boolean => code >= 0xdc00 && code <= 0xdfff;

/** The part of this number is neither of the beginning nor of the end of what was printed. */
const isBetween = (number: number, printed: number): boolean => {
  const { above, upTo } = between(printed);
  return number > above && number <= upTo;
};

/** Numbers of the parts that do not stay, where so much was printed. */
export const between = (printed: number): { readonly above: number; readonly upTo: number } => ({
  above: beginning,
  upTo: printed - ending,
});

/** To look for parts that do not stay is worth it once in so many characters, not with every line. */
export const isTimeToCut = (before: number, printed: number): boolean =>
  between(printed).upTo > beginning && Math.floor(before / longestPart) < Math.floor(printed / longestPart);

/** As many of these as one read answers, for somebody who knows what was printed up to `after`. */
export function toRead(parts: readonly KeptPart[], after: number): readonly LogPart[] {
  const read: LogPart[] = [];
  let [end, size] = [after, 0];
  for (const { number, text } of parts) {
    size += text.length;
    if (read.length > 0 && size > mostRead) break;
    read.push({ number, text, missing: Math.max(number - text.length - end, 0) });
    end = number;
  }
  return read;
}
