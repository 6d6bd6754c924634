// The lines between the first and the last that differ, with a few around them: enough to see what a change does.

export interface Line {
  readonly sign: "+" | "-" | " ";
  readonly text: string;
}

/** How many unchanged lines are shown around. */
const around = 3;

const linesOf = (content: string | null): string[] =>
  content === null || content === "" ? [] : content.replace(/\n$/, "").split("\n");

export function changedLines(before: string | null, after: string | null): Line[] {
  const [old, now] = [linesOf(before), linesOf(after)];
  const shortest = Math.min(old.length, now.length);
  let start = 0;
  while (start < shortest && old[start] === now[start]) start += 1;
  let end = 0;
  while (end < shortest - start && old.at(-1 - end) === now.at(-1 - end)) end += 1;
  return [
    ...signed(" ", now.slice(Math.max(0, start - around), start)),
    ...signed("-", old.slice(start, old.length - end)),
    ...signed("+", now.slice(start, now.length - end)),
    ...signed(" ", now.slice(now.length - end).slice(0, around)),
  ];
}

const signed = (sign: Line["sign"], lines: readonly string[]): Line[] => lines.map((text) => ({ sign, text }));
