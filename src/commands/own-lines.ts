// Which lines of a comment GitHub shows as the words of its author: not code in fences, not quotes, not HTML comments.
import { indentOf, type Nest, openIn, stayIn } from "./containers.ts";
import { beginIn, goOn, hiddenAfter, isUnderline, type Leaf, none } from "./leaves.ts";

/** What is open after a line. */
interface Open extends Nest {
  readonly leaf: Leaf;
  /** A comment that began between tags: the page hides what follows, whatever Markdown makes of it. */
  readonly hidden: boolean;
}

const nothing: Open = { containers: [], hollow: false, leaf: none, hidden: false };

/** The lines that are text and could be commands, as written. */
export function ownLines(body: string): readonly string[] {
  const own: string[] = [];
  let open = nothing;
  for (const line of body.replace(/^\uFEFF/, "").split(/\r\n|\n|\r/)) {
    const before = open;
    open = readLine(expandTabs(line), before);
    if (isOwn(open, before)) own.push(line);
  }
  return own;
}

function isOwn({ containers, leaf }: Open, before: Open): boolean {
  const hidden = before.hidden || (before.leaf.kind === "paragraph" && before.leaf.hidden);
  return leaf.kind === "paragraph" && !hidden && !containers.includes("quote");
}

function readLine(line: string, before: Open): Open {
  const { kept, rest } = stayIn(before, line);
  const stays = kept === before.containers.length;
  const inside = stays && (before.leaf.kind === "fence" || before.leaf.kind === "comment");
  const after = inside ? { ...before, leaf: goOn(before.leaf, rest) } : readText(rest, kept, before);
  return { ...after, hidden: after.leaf.kind === "fence" ? before.hidden : hiddenByTag(line, before.hidden) };
}

function readText(rest: string, kept: number, before: Open): Open {
  const { containers, leaf } = before;
  const paragraph = leaf.kind === "paragraph";
  const mayGoOn = paragraph && kept === containers.length;
  if (mayGoOn && isUnderline(rest)) return { ...before, leaf: none };
  const opened = openIn(rest, kept, mayGoOn);
  const begun = beginIn(opened.rest);
  // Text below a paragraph goes on with it, also where the mark of its quote or the indent of its item is left out.
  if (paragraph && begun === null && opened.containers.length === 0) {
    return { ...before, leaf: { kind: "paragraph", hidden: hiddenAfter(rest, leaf.hidden) } };
  }
  return {
    ...before,
    containers: [...containers.slice(0, kept), ...opened.containers],
    hollow: opened.hollow,
    leaf: begun ?? textIn(opened.rest),
  };
}

const textIn = (line: string): Leaf =>
  indentOf(line) > 3 ? none : { kind: "paragraph", hidden: hiddenAfter(line, false) };

/** Only marks of quotes and items stand before such a tag. */
const hiddenByTag = (line: string, before: boolean): boolean =>
  before || /^[ >*+\-\d.)]*</.test(line) ? hiddenAfter(line, before) : false;

/** A tab goes to the next column that four divides: https://spec.commonmark.org/0.31.2/#tabs */
function expandTabs(line: string): string {
  const [first = "", ...parts] = line.split("\t");
  return parts.reduce((wide, part) => wide + " ".repeat(4 - (wide.length % 4)) + part, first);
}
