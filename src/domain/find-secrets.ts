// Where secrets stand in a text, and from where on only what follows can tell.
import { formsOf } from "./secret-forms.ts";
import { Words } from "./words.ts";

export interface Found {
  /** Places of secrets that are whole; those that overlap are one. In order. */
  readonly masks: readonly Place[];
  /** From here on the text may be the beginning of a secret. */
  readonly open: number;
  /** A secret reaches past there, and may go on: it begins at `start`, and what follows `from` is enough to find its end. */
  readonly unfinished: { readonly start: number; readonly from: number } | null;
}

export interface Place {
  readonly start: number;
  readonly end: number;
}

/** In a time that grows with the text alone, whatever is in it. `final`: nothing follows. */
export function findSecrets(text: string, secrets: readonly string[], final: boolean): Found {
  const { reach, open } = scan(text, wordsOf(secrets), final);
  const masks = together(reach, open);
  const last = masks.at(-1);
  if (!last || last.end <= open) return { masks, open, unfinished: null };
  const from = reach.findIndex((end) => end > open);
  return { masks: masks.slice(0, -1), open, unfinished: { start: last.start, from } };
}

/** https://github.blog/changelog/2021-03-31-authentication-token-format-updates-are-generally-available/ */
const prefixes = ["ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_", "slipway_report_1_"];

/** Characters with the prefix. Some tokens of an installation are a JWT: more than 500, with dots and dashes. */
const shortestToken = 36;
const longestToken = 2048;

const prepared = new WeakMap<readonly string[], Words>();

function wordsOf(secrets: readonly string[]): Words {
  const known = prepared.get(secrets);
  if (known) return known;
  const words = new Words(secrets.flatMap(formsOf), prefixes);
  prepared.set(secrets, words);
  return words;
}

interface Scanned {
  /** For each place the end of the longest secret that begins there; 0 where none does. */
  readonly reach: Uint32Array;
  readonly open: number;
}

function scan(text: string, words: Words, final: boolean): Scanned {
  const reach = new Uint32Array(text.length);
  const tokens = new Tokens(reach);
  let spot = words.start;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    spot = words.next(spot, code);
    if (spot.word > 0) reach[index + 1 - spot.word] = index + 1;
    if (!isOfToken(code)) tokens.close(index);
    else if (spot.prefix > 0) tokens.begin(index + 1 - spot.prefix);
  }
  if (final) tokens.close(text.length);
  const open = final
    ? text.length
    : Math.min(text.length - Math.max(spot.open, halves(text)), tokens.open(text.length));
  return { reach, open };
}

/** A letter, digit, dot, dash or underscore. */
const isOfToken = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 45 && code <= 57 && code !== 47) || code === 95;

/** 1 where the text ends within a character. */
const halves = (text: string): number => (/[\ud800-\udbff]$/.test(text) ? 1 : 0);

/** The tokens of a text, each from its prefix to where no token goes on. */
class Tokens {
  readonly #reach: Uint32Array;
  #starts: number[] = [];

  constructor(reach: Uint32Array) {
    this.#reach = reach;
  }

  begin(start: number): void {
    this.#starts.push(start);
  }

  /** None goes on here. */
  close(end: number): void {
    if (this.#starts.length === 0) return;
    for (const start of this.#starts) if (end - start >= shortestToken) this.#take(start, end);
    this.#starts = [];
  }

  /** The text ends here: answers where the first token begins that may go on, or `end`. */
  open(end: number): number {
    const isOver = (start: number): boolean => end - start >= longestToken;
    for (const start of this.#starts) if (isOver(start)) this.#take(start, end);
    return this.#starts.find((start) => !isOver(start)) ?? end;
  }

  #take(start: number, end: number): void {
    this.#reach[start] = Math.max(this.#reach[start] ?? 0, Math.min(end, start + longestToken));
  }
}

/** Those that overlap as one, up to the last that begins before `until`. */
function together(reach: Uint32Array, until: number): readonly Place[] {
  const places: Place[] = [];
  let [start, end] = [0, 0];
  for (let index = 0; index < until; index++) {
    const here = reach[index] ?? 0;
    if (here === 0) continue;
    if (index >= end) {
      if (end > 0) places.push({ start, end });
      start = index;
    }
    end = Math.max(end, here);
  }
  return end > 0 ? [...places, { start, end }] : places;
}
