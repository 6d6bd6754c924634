// Characters between and around words: blanks, and marks that nobody sees and that phones and editors leave behind.

/** Also the blank that does not break, which some keyboards type. */
export const blank = /[\t\p{Zs}]/u;

/** Zero width, byte order, left-to-right and right-to-left marks. They say nothing at the edge of a word. */
export const mark = /[\u200B-\u200F\u2060\uFEFF\u061C\p{Zl}\p{Zp}]/u;

const isEdge = (character: string): boolean => blank.test(character) || mark.test(character);

/** A loop, since an expression that looks for the last blanks tries each run of them. */
export function trimEdges(text: string): string {
  let [from, to] = [0, text.length];
  while (from < to && isEdge(text.charAt(from))) from += 1;
  while (from < to && isEdge(text.charAt(to - 1))) to -= 1;
  return text.slice(from, to);
}
