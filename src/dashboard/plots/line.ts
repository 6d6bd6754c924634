// A line through the days on which something was measured.
import { html } from "hono/html";
import type { Duration } from "../../domain/duration.ts";
import type { Html } from "../views/layout.ts";
import { type Day, dayWords } from "./days.ts";
import { durationWords } from "./duration-words.ts";
import { framed, type Framed, xOf, yOf } from "./frame.ts";
import { durationTicks } from "./ticks.ts";

export interface Measurement {
  readonly day: Day;
  /** Null: nothing was measured on that day. */
  readonly took: Duration | null;
}

export function linePlot(told: Pick<Framed, "id" | "title" | "description">, measured: readonly Measurement[]): Html {
  const at = durationTicks(measured.reduce((high, one) => Math.max(high, one.took ?? 0), 0));
  const scale = { from: 0, to: at.at(-1) ?? 1 };
  const points = measured.flatMap(({ day, took }, index) =>
    took === null ? [] : [{ day, took, x: xOf(index, measured.length), y: yOf(scale, took) }],
  );
  return framed(
    {
      ...told,
      days: measured.map(({ day }) => day),
      scale,
      ticks: at.map((one) => ({ at: one, words: durationWords(one) })),
    },
    html`<polyline class="line" points="${points.map(({ x, y }) => `${x},${y}`).join(" ")}"/>
${points.map(pointView)}`,
  );
}

interface Point {
  readonly day: Day;
  readonly took: Duration;
  readonly x: number;
  readonly y: number;
}

const pointView = ({ day, took: time, x, y }: Point): Html =>
  html`<circle class="point" cx="${x}" cy="${y}" r="3"><title>${dayWords(day)}: ${durationWords(time)}</title></circle>`;
