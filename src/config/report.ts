// From findings to the problems that are told: in the order of the file, one for each place and key that is missing, and not without end.
import type { LineCounter } from "yaml";
import type { ConfigProblem } from "../domain/reasons.ts";
import type { Finding } from "./finding.ts";
import { mostProblems } from "./limits.ts";

export function report(findings: readonly Finding[], lines: LineCounter): readonly ConfigProblem[] {
  const places = new Map(findings.toReversed().map((finding) => [placeOf(finding), finding]));
  const inOrder = [...places.values()].toReversed().sort((a, b) => a.offset - b.offset);
  const told = inOrder.slice(0, mostProblems).map((finding) => problemAt(finding, lines));
  const next = inOrder[mostProblems];
  if (next === undefined) return told;
  const more = `and ${inOrder.length - mostProblems} more`;
  return [...told, problemAt({ ...next, says: () => more }, lines)];
}

/** What is missing in one place may be several things. */
const placeOf = ({ offset, missing }: Finding): string => `${offset} ${missing ?? ""}`;

function problemAt({ offset, says }: Finding, lines: LineCounter): ConfigProblem {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(line, 1), column: Math.max(col, 1), message: says() };
}
