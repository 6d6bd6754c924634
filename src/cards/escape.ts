// Makes strangers' text harmless in GitHub's Markdown: it cannot mention, link, format, break a table or turn the reading direction.

/** Control characters, halves of characters, and whatever shows nothing, hides text or turns its direction. */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]/gu;

const flat = (text: string): string => text.replaceAll(/\s/g, " ").replaceAll(unseen, "").replaceAll(/ {2,}/g, " ");

/** Zero-width: GitHub's mention, reference and autolink filters see two words, people see one. */
const split = "\u200b";

/** More of a text than this says nothing more, and a card has room for many. */
const mostText = 1_000;

/**
 * Text in a line. GitHub links @name, #1, GH-1, addresses and commit shas in rendered text, whether escaped or not,
 * so each of those is split: https://docs.github.com/en/get-started/writing-on-github/working-with-advanced-formatting/autolinked-references-and-urls
 */
export const escapeText = (text: string): string =>
  cut(flat(text), mostText)
    .replaceAll(/[&<>|]/g, (letter) => entities[letter] ?? letter)
    .replaceAll(/[\\`*_{}[\]()+!~^$]/g, "\\$&")
    .replace(/^ ?(?:\d+(?=\.)|(?=[-=]))/, "$&\\")
    .replaceAll(/(?<!&)#|@|:/g, `$&${split}`)
    .replaceAll(/GH-(?=\d)|www(?=\.)|[0-9a-f]{6}(?=[0-9a-f])/gi, `$&${split}`);

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", "|": "&#124;" };

const mostCode = 300;

/** A code span: its fence is longer than any run of backticks within, and blanks at both ends lose one each. */
export function escapeCode(text: string): string {
  const shown = cut(flat(text), mostCode);
  if (shown.trim() === "") return "(empty)";
  const longest = Math.max(0, ...[...shown.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  const pad = /^[` ]|[` ]$/.test(shown) ? " " : "";
  return `${fence}${pad}${shown}${pad}${fence}`;
}

const mostBlock = 8_000;

/** One line in a fence that is longer than any run of backticks within. */
export function escapeBlock(text: string): string {
  const shown = cut(flat(text), mostBlock);
  const longest = Math.max(2, ...[...shown.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}\n${shown}\n${fence}`;
}

const letters = new Intl.Segmenter();

/** By letters as people see them, so that none is cut in half. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  const kept = [...letters.segment(text.slice(0, most))].map(({ segment }) => segment);
  return `${kept.slice(0, -1).join("")}…`;
}
