// docs/reasons.md, from the reason catalogue: what each code means, and what a card says of it.
import { explain } from "../../src/cards/explain.ts";
import type { Markdown } from "../../src/cards/md.ts";
import { because, type Reason, reasons } from "../../src/domain/reasons.ts";
import { exampleReasons } from "./example-reasons.ts";

const opening = `# Reasons

Why a deployment waits, or was not made. A card says it in a sentence; logs, metrics and payloads name the code, which
never changes. Each gate has its reasons; the sentences are examples.
`;

/** The whole document, with a line break at its end. */
export function renderReasons(): string {
  const codes = Object.keys(reasons) as Reason[];
  const gates = [...new Set(codes.map((reason) => reasons[reason].gate))];
  const chapters = gates.map((gate) => chapter(gate, codes));
  return [opening, ...chapters].join("\n");
}

function chapter(gate: string, codes: readonly Reason[]): string {
  const own = codes.filter((reason) => reasons[reason].gate === gate);
  return [`## ${gate}\n`, ...own.map(entry)].join("\n");
}

function entry(reason: Reason): string {
  const { what, todo, items } = explain(because(reason, exampleReasons[reason]));
  const says = [what, ...items].map(plain).join("<br>");
  return `### \`${reason}\`\n\n${reasons[reason].means}\n\n> ${says}\n>\n> *What to do:* ${plain(todo)}\n`;
}

/** Links of examples lead nowhere. */
const plain = ({ text }: Markdown): string =>
  text.replaceAll("\u200b", "").replaceAll(/\[([^\]]+)\]\(https?:[^)]+\)/g, "$1");
