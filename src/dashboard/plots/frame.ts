// The frame of a plot: its room, its axes, and the words for those who do not see it.
import { html } from "hono/html";
import type { Html } from "../views/layout.ts";
import { type Day, dayWords, namedDays } from "./days.ts";

/** In units of the drawing, which a phone shows nearly as they are. */
export const room = { width: 400, height: 180, left: 56, right: 12, top: 10, bottom: 24 } as const;

const inner = { width: room.width - room.left - room.right, height: room.height - room.top - room.bottom } as const;

/** The middle of a day's column. */
export const xOf = (index: number, many: number): number => round(room.left + ((index + 0.5) / many) * inner.width);

export const columnWidth = (many: number): number => inner.width / many;

export interface Scale {
  readonly from: number;
  readonly to: number;
}

export const yOf = ({ from, to }: Scale, value: number): number =>
  round(room.top + ((to - value) / (to - from)) * inner.height);

/** A tenth is less than anybody sees. */
export const round = (value: number): number => Math.round(value * 10) / 10;

export interface Framed {
  /** Of ids on the page: one for each plot. */
  readonly id: string;
  readonly title: string;
  /** What it shows, in a sentence with its numbers. */
  readonly description: string;
  readonly days: readonly Day[];
  readonly scale: Scale;
  readonly ticks: readonly { readonly at: number; readonly words: string }[];
}

export const framed = ({ id, title, description, days, scale, ticks }: Framed, drawn: Html | readonly Html[]): Html =>
  html`<svg class="plot" viewBox="0 0 ${room.width} ${room.height}" width="${room.width}" height="${room.height}"
 role="img" aria-labelledby="${id}-title ${id}-desc">
<title id="${id}-title">${title}</title>
<desc id="${id}-desc">${description}</desc>
${ticks.map(({ at, words }) => tickView(yOf(scale, at), words))}
${drawn}
${acrossView("axis", yOf(scale, 0))}
${namedDays(days).map((one) => dayView(one, xOf(days.indexOf(one), days.length)))}
</svg>`;

const acrossView = (kind: "axis" | "grid", y: number): Html =>
  html`<line class="${kind}" x1="${room.left}" x2="${room.width - room.right}" y1="${y}" y2="${y}"/>`;

const tickView = (y: number, words: string): Html => html`${acrossView("grid", y)}
<text class="label" x="${room.left - 6}" y="${y + 4}" text-anchor="end">${words}</text>`;

const dayView = (day: Day, x: number): Html =>
  html`<text class="label" x="${x}" y="${room.height - 6}" text-anchor="${anchorOf(x)}">${dayWords(day)}</text>`;

/** No name hangs over the edge. */
function anchorOf(x: number): string {
  if (x > room.width - 30) return "end";
  return x < 30 ? "start" : "middle";
}
