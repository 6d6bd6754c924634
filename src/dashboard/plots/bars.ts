// Bars for each day: successes above the line, failures below it, so that nobody needs to tell their colours apart.
import { html } from "hono/html";
import type { Html } from "../views/layout.ts";
import { type Day, dayWords } from "./days.ts";
import { columnWidth, framed, type Framed, round, type Scale, xOf, yOf } from "./frame.ts";
import { countTicks } from "./ticks.ts";

export interface Counted {
  readonly day: Day;
  readonly up: number;
  readonly down: number;
}

export function barsPlot(told: Pick<Framed, "id" | "title" | "description">, counted: readonly Counted[]): Html {
  const { scale, ticks } = axisOf(counted);
  const days = counted.map(({ day }) => day);
  return framed(
    { ...told, days, scale, ticks },
    counted.flatMap((one, index) => barView(one, { x: xOf(index, counted.length), many: counted.length, scale })),
  );
}

/** Both ways by the same step. */
function axisOf(counted: readonly Counted[]): Pick<Framed, "scale" | "ticks"> {
  const [up, down] = [highest(counted.map(({ up }) => up)), highest(counted.map(({ down }) => down))];
  const [, step = 1] = countTicks(up + down);
  const below = Math.ceil(down / step);
  const above = Math.max(1, Math.ceil(up / step));
  const ticks = Array.from({ length: below + above + 1 }, (_, index) => (index - below) * step);
  return {
    scale: { from: -below * step, to: above * step },
    ticks: ticks.map((at) => ({ at, words: Math.abs(at).toLocaleString("en") })),
  };
}

const highest = (values: readonly number[]): number => values.reduce((high, value) => Math.max(high, value), 0);

interface Column {
  readonly x: number;
  readonly many: number;
  readonly scale: Scale;
}

function barView({ day, up, down }: Counted, { x, many, scale }: Column): readonly Html[] {
  const width = round(Math.min(24, columnWidth(many) * 0.75));
  const bar = (kind: string, value: number): readonly Html[] => {
    if (value === 0) return [];
    const zero = yOf(scale, 0);
    // Of much, one is still to be seen.
    const height = round(Math.max(1, Math.abs(zero - yOf(scale, kind === "up" ? value : -value))));
    const y = round(kind === "up" ? zero - height : zero);
    const words = `${dayWords(day)}: ${value} ${kind === "up" ? "succeeded" : "failed"}`;
    return [
      html`<rect class="${kind}" x="${round(x - width / 2)}" y="${y}" width="${width}" height="${height}"><title>${words}</title></rect>`,
    ];
  };
  return [...bar("up", up), ...bar("down", down)];
}
