// Lines of a log as HTML: text with classes, which the stylesheet gives their colours.
import type { Line, Piece } from "./screen.ts";
import type { Style } from "./style.ts";

export function toHtml({ pieces, isWhole }: Line): string {
  const classes = pieces.map(({ style }) => classesOf(style));
  const spans = pieces.map((piece, index) => opening(classes, index) + escape(piece) + closing(classes, index));
  return spans.join("") + (isWhole ? "\n" : "");
}

/** Pieces that look the same share a span. */
function opening(classes: readonly string[], index: number): string {
  const own = classes[index];
  return own && own !== classes[index - 1] ? `<span class="${own}">` : "";
}

const closing = (classes: readonly string[], index: number): string =>
  classes[index] && classes[index] !== classes[index + 1] ? "</span>" : "";

const words = ["bold", "dim", "italic", "underline", "inverse"] as const;

const classesOf = (style: Style): string =>
  [
    ...words.filter((word) => style[word]),
    ...(style.front === null ? [] : [`f${style.front}`]),
    ...(style.back === null ? [] : [`b${style.back}`]),
  ].join(" ");

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/** For text between tags. */
const escape = ({ text }: Piece): string => text.replaceAll(/[&<>]/g, (letter) => entities[letter] ?? "");
