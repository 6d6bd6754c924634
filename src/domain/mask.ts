// Takes secrets out of what a program prints, while it prints it: also one that is cut between two texts.
import { findSecrets, type Found } from "./find-secrets.ts";

export interface Masking {
  /** What was held back of the texts before; "" at first. */
  readonly held: string;
  readonly text: string;
  /** Values that nobody may see. The same array is prepared once: whoever keeps it spares that. */
  readonly secrets: readonly string[];
  /** What else is masked, line by line: the operator's own. They do not see past a secret that is masked already. */
  readonly patterns?: readonly RegExp[];
  /** No text comes after this one: nothing is held back. */
  readonly final: boolean;
}

export interface Masked {
  /** With `***` for each secret. */
  readonly text: string;
  /** Goes before the next text. It may hold a secret as it is. */
  readonly held: string;
}

/**
 * Masks each value in the forms of `formsOf`, tokens of GitHub and of ours by their shape, and what the patterns match;
 * those that overlap are one. However a text is cut, what is shown of its pieces is what is shown of the whole. Held
 * back is what may become a secret with the next text, and with patterns the line that has not ended.
 */
export function mask({ held, text, secrets, patterns = [], final }: Masking): Masked {
  const whole = held + text;
  const found = findSecrets(whole, secrets, final);
  const shown: string[] = [];
  let at = 0;
  for (const { start, end } of found.masks) {
    shown.push(maskLines(whole.slice(at, start), patterns), "***");
    at = end;
  }
  const until = endOfShown(whole, { at, found, patterns, final });
  shown.push(maskLines(whole.slice(at, until), patterns));
  return { text: shown.join(""), held: whole.slice(found.unfinished?.from ?? until) };
}

interface Last {
  /** Where the last mask ended. */
  readonly at: number;
  readonly found: Found;
  readonly patterns: readonly RegExp[];
  readonly final: boolean;
}

function endOfShown(whole: string, { at, found, patterns, final }: Last): number {
  if (found.unfinished) return found.unfinished.start;
  if (final || patterns.length === 0) return found.open;
  const text = whole.slice(at, found.open);
  const line = text.length - 1 - Math.max(text.lastIndexOf("\n"), text.lastIndexOf("\r"));
  return found.open - (line % longestLine);
}

/** A line that is longer is several: what is held back of it has an end, and so has the work of a pattern that goes back and forth. */
const longestLine = 4096;
const lines = new RegExp(`[^\\r\\n]{1,${longestLine}}`, "g");

function maskLines(text: string, patterns: readonly RegExp[]): string {
  if (patterns.length === 0) return text;
  return text.replace(lines, (line) => patterns.reduce(maskAll, line));
}

const maskAll = (line: string, pattern: RegExp): string => line.replace(everywhere(pattern), (found) => found && "***");

const everywhere = ({ source, flags }: RegExp): RegExp => new RegExp(source, `${flags.replace(/[gy]/g, "")}g`);
