// The checks on a terminal.
import type { Check, Checks } from "./check.ts";

const marks = { good: "ok", bad: "TO DO", unknown: "?" } as const;

export const checksText = (groups: readonly Checks[]): string =>
  groups.map(({ title, checks }) => [title, ...checks.flatMap(lines)].join("\n")).join("\n\n");

const lines = ({ state, name, says, todo, url }: Check): readonly string[] => [
  `  ${marks[state].padEnd(6)}${name}: ${says}.`,
  ...(todo === null ? [] : [`        ${todo}${url === null ? "" : ` ${url}`}`]),
];
