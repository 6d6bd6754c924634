// Markdown's paragraphs, fences, headings and HTML comments: what a line begins, and what it ends.
// https://spec.commonmark.org/0.31.2/#leaf-blocks
import { indentOf, isBlank, isRule } from "./containers.ts";

export type Leaf =
  | { readonly kind: "none" }
  /** `hidden`: an HTML comment that is open at its end hides what follows in it. */
  | { readonly kind: "paragraph"; readonly hidden: boolean }
  | { readonly kind: "fence"; readonly marks: string }
  | { readonly kind: "comment" };

export const none: Leaf = { kind: "none" };

/** What a line begins, or null where it is text. */
export function beginIn(line: string): Leaf | null {
  if (isBlank(line) || isHeading(line) || isRule(line)) return none;
  return fenceIn(line) ?? commentIn(line);
}

/** A fence or comment after one more line of it. */
export function goOn(leaf: Leaf, line: string): Leaf {
  if (leaf.kind === "comment") return line.includes("-->") ? none : leaf;
  return leaf.kind === "fence" && closes(leaf.marks, line) ? none : leaf;
}

/** The line below a paragraph that makes it a heading. */
export const isUnderline = (line: string): boolean => /^ {0,3}(?:=+|-+) *$/.test(line);

/** Whether an HTML comment is open after a line, if one was before. An end wins over its own beginning: `<!-->`. */
export function hiddenAfter(line: string, before: boolean): boolean {
  const [begins, ends] = [line.lastIndexOf("<!--"), line.lastIndexOf("-->")];
  return begins === ends ? before : begins > ends;
}

const isHeading = (line: string): boolean => /^ {0,3}#{1,6}(?: |$)/.test(line);

function fenceIn(line: string): Leaf | null {
  const [before, marks] = /^ {0,3}(`{3,}|~{3,})/.exec(line) ?? [];
  if (before === undefined || marks === undefined) return null;
  const isInlineCode = marks.startsWith("`") && line.includes("`", before.length);
  return isInlineCode ? null : { kind: "fence", marks };
}

function closes(marks: string, line: string): boolean {
  const end = line.trim();
  return indentOf(line) < 4 && end.length >= marks.length && end === marks.charAt(0).repeat(end.length);
}

/** At the beginning of a line a comment is one also without an end. */
function commentIn(line: string): Leaf | null {
  if (!/^ {0,3}<!--/.test(line)) return null;
  return line.includes("-->") ? none : { kind: "comment" };
}
