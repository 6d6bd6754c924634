// The plots of the delivery figures: what ended on each day, and how long it took.
import { html } from "hono/html";
import type { Dora, Lead } from "../../domain/dora.ts";
import { definitions } from "../../domain/dora-definitions.ts";
import { isNew } from "../../domain/changes.ts";
import { spreadOf } from "../../domain/spread.ts";
import { barsPlot, type Counted } from "../plots/bars.ts";
import { byDay, daysBetween, dayWords } from "../plots/days.ts";
import { durationWords } from "../plots/duration-words.ts";
import { figureView } from "../plots/figure.ts";
import { linePlot } from "../plots/line.ts";
import type { Html } from "./layout.ts";

export function plotsView(dora: Dora): Html {
  if (dora.changes.length === 0) return html`<p class="muted">There is nothing to plot in this window.</p>`;
  const days = daysBetween(dora.now.from, dora.now.to);
  return html`<div class="plots">${barsView(dora, days)}${timesView(dora, days)}</div>`;
}

function barsView({ changes }: Dora, days: readonly string[]): Html {
  const fresh = changes.filter(isNew);
  const perDay = byDay(fresh, ({ endedAt }) => endedAt);
  const counted: readonly Counted[] = days.map((day) => {
    const ended = perDay.get(day) ?? [];
    const up = ended.filter(({ succeeded }) => succeeded).length;
    return { day, up, down: ended.length - up };
  });
  const up = fresh.filter(({ succeeded }) => succeeded).length;
  const description = `${up} succeeded, drawn upwards, and ${fresh.length - up} failed, drawn downwards, over ${days.length} days.`;
  const plot = barsPlot({ id: "per-day", title: "Deployments per day", description }, counted);
  const rows = counted.map(({ day, up, down }) => [dayWords(day), `${up}`, `${down}`]);
  return figureView("Deployments per day (UTC): succeeded above the line, failed below", plot, {
    head: ["Day", "Succeeded", "Failed"],
    rows,
  });
}

/** Where no push is known, of what is known. */
function timesView({ changes, leads }: Dora, days: readonly string[]): Html | "" {
  const name = leads.length > 0 ? definitions.lead.name : definitions.carrying.name;
  const times = leads.length > 0 ? leads : carried(changes);
  if (times.length === 0) return "";
  const perDay = byDay(times, ({ at }) => at);
  const medianOf = (day: string) => spreadOf((perDay.get(day) ?? []).map(({ took }) => took)).median;
  const measured = days.map((day) => ({ day, took: medianOf(day) }));
  const description = `The median of each day on which something succeeded: ${times.length} in all.`;
  const plot = linePlot({ id: "times", title: `${name}, median per day`, description }, measured);
  const rows = measured.flatMap(({ day, took }) => (took === null ? [] : [[dayWords(day), durationWords(took)]]));
  return figureView(`${name}: median of each day (UTC)`, plot, { head: ["Day", "Median"], rows });
}

const carried = (changes: Dora["changes"]): readonly Lead[] =>
  changes
    .filter((one) => one.succeeded && isNew(one))
    .map(({ createdAt, endedAt }) => ({ at: endedAt, took: Math.max(0, endedAt - createdAt) }));
