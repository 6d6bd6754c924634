// The parts of a log to what is shown of them, one after another.
import type { LogPart } from "../flows/ports.ts";
import { toHtml } from "./ansi/line-html.ts";
import { createScreen, type Line } from "./ansi/screen.ts";

export interface Rendered {
  /** To add to what was answered before. */
  readonly done: string;
  /** The line that has not ended: takes the place of the one that was answered before. */
  readonly open: string;
}

/** Every part, in its order. */
export type LogRenderer = (part: Pick<LogPart, "text" | "missing">) => Rendered;

/** What it answers is safe HTML for a `<pre>`. */
export const htmlRenderer = (): LogRenderer =>
  renderer(toHtml, (missing) => `<span class="cut">${cutMark(missing)}</span>`);

export const textRenderer = (): LogRenderer =>
  renderer(
    ({ pieces, isWhole }) => pieces.map(({ text }) => text).join("") + (isWhole ? "\n" : ""),
    (missing) => `${cutMark(missing)}\n`,
  );

const cutMark = (missing: number): string =>
  missing === 1 ? "… 1 character is missing here …" : `… ${missing.toLocaleString("en")} characters are missing here …`;

function renderer(show: (line: Line) => string, mark: (missing: number) => string): LogRenderer {
  const screen = createScreen();
  return ({ text, missing }) => {
    const before = missing > 0 ? screen.breakOff().map(show).join("") + mark(missing) : "";
    const done = screen.add(text).map(show).join("");
    return { done: before + done, open: show(screen.open()) };
  };
}
