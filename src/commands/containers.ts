// Markdown's block quotes and list items: which of them a line stays in, and which it begins.
// https://spec.commonmark.org/0.31.2/#container-blocks

/** A block quote, or a list item by the columns that its content is indented. */
export type Container = "quote" | number;

/** Deeper ones are not told from text, so that a line of nothing but marks stays cheap. */
const deepest = 32;

export interface Nest {
  readonly containers: readonly Container[];
  /** The innermost one is an item without text so far: a blank line would end it. */
  readonly hollow: boolean;
}

/** How many of the open containers a line stays in, and what it says inside of them. */
export function stayIn({ containers, hollow }: Nest, line: string): { readonly kept: number; readonly rest: string } {
  let rest = line;
  for (const [kept, container] of containers.entries()) {
    const ends = hollow && kept === containers.length - 1 && isBlank(rest);
    const inside = container === "quote" ? insideQuote(rest) : insideItem(rest, container);
    if (inside === null || ends) return { kept, rest };
    rest = inside;
  }
  return { kept: containers.length, rest };
}

function insideQuote(line: string): string | null {
  const mark = /^ {0,3}> ?/.exec(line);
  return mark && line.slice(mark[0].length);
}

function insideItem(line: string, indent: number): string | null {
  if (isBlank(line)) return "";
  return indentOf(line) >= indent ? line.slice(indent) : null;
}

/** The containers that a line begins after those it stays in. `paragraph`: it might go on with one instead. */
export function openIn(line: string, kept: number, paragraph: boolean): Nest & { readonly rest: string } {
  const containers: Container[] = [];
  let rest = line;
  while (kept + containers.length < deepest) {
    const opened = quoteIn(rest) ?? itemIn(rest, paragraph && containers.length === 0);
    if (opened === null) break;
    containers.push(opened.container);
    rest = opened.rest;
  }
  return { containers, rest, hollow: isBlank(rest) && typeof containers.at(-1) === "number" };
}

interface Begun {
  readonly container: Container;
  readonly rest: string;
}

function quoteIn(line: string): Begun | null {
  const rest = insideQuote(line);
  return rest === null ? null : { container: "quote", rest };
}

function itemIn(line: string, paragraph: boolean): Begun | null {
  const [before, mark = "", blanks = ""] = /^( {0,3}(?:[-+*]|\d{1,9}[.)]))( +|$)/.exec(line) ?? [];
  if (before === undefined || isRule(line)) return null;
  const empty = isBlank(line.slice(before.length));
  if (paragraph && (empty || (/\d/.test(mark) && Number.parseInt(mark, 10) !== 1))) return null;
  // More blanks than four make code in the item.
  const indent = mark.length + (empty || blanks.length > 4 ? 1 : blanks.length);
  return { container: indent, rest: line.slice(indent) };
}

/** A line across the page: three or more of the same mark. */
export function isRule(line: string): boolean {
  const marks = line.replaceAll(" ", "");
  return indentOf(line) < 4 && marks.length > 2 && /^(?:-+|\*+|_+)$/.test(marks);
}

export const isBlank = (line: string): boolean => /^ *$/.test(line);

export const indentOf = (line: string): number => /^ */.exec(line)?.[0].length ?? 0;
