// How an environment is delivered to: the DORA figures, what they were before, their plots, and what they mean.
import { html } from "hono/html";
import { definitions } from "../../domain/dora-definitions.ts";
import { type Dora, type Figures, measure, type Measured, windows } from "../../domain/dora.ts";
import type { PastDeployment } from "../../domain/past-deployment.ts";
import { isUnread, type Unread } from "../../domain/snapshot.ts";
import { type Asked, toQuery } from "../pages/asked.ts";
import { changesOf, frequencyOf, leadOf, restoreOf, carryingOf, type Told } from "./figure-words.ts";
import { plotsView } from "./figure-plots.ts";
import type { Html } from "./layout.ts";
import { unreadView } from "./pieces.ts";
import { agoView } from "./when.ts";

export function figuresView(asked: Asked, measured: Measured | Unread, now: Date): Html {
  const body = isUnread(measured)
    ? unreadView("The history that they are computed from could not be read", measured)
    : doraView(measure(measured, asked.days, now), measured, now);
  return html`<section aria-labelledby="figures"><h2 id="figures">Delivery figures</h2>
${windowsView(asked)}
${body}
${definitionsView}</section>`;
}

function windowsView(asked: Asked): Html {
  const links = windows.map((days) => {
    const current = days === asked.days ? html` aria-current="true"` : "";
    return html`<li><a href="${toQuery({ ...asked, days })}#figures"${current}>${days} days</a></li>`;
  });
  return html`<nav aria-label="Window of the figures"><ul class="tabs">${links}</ul></nav>`;
}

function doraView(dora: Dora, { history }: Measured, now: Date): Html {
  const { now: figures, before, days } = dora;
  const shown = Object.entries(told).map(([name, words]) => {
    const was = before.whole ? words(before).value : "not known";
    return figureView(definitions[name as keyof typeof told].name, words(figures), `${days} days before: ${was}`);
  });
  return html`${figures.whole ? "" : partialView(history.at(-1) ?? null, now)}
<dl class="figures">${shown}</dl>
${plotsView(dora)}`;
}

/** In the order in which they are shown. */
const told: Readonly<Record<keyof typeof definitions, (of: Figures) => Told>> = {
  frequency: frequencyOf,
  lead: leadOf,
  changes: changesOf,
  restore: restoreOf,
  carrying: carryingOf,
};

const partialView = (oldest: Pick<PastDeployment, "createdAt"> | null, now: Date): Html =>
  html`<p class="notice">The history was read back to ${oldest ? agoView(oldest.createdAt, now) : "nothing"} only:
the figures are of a part of the window.</p>`;

const figureView = (
  name: string,
  { value, detail }: Told,
  before: string,
): Html => html`<div class="figure"><dt>${name}</dt>
<dd class="value">${value}</dd><dd>${detail}</dd><dd class="muted">${before}</dd></div>`;

const definitionsView = html`<h3>What the figures mean</h3>
<dl class="definitions">${Object.values(definitions).map(({ name, means }) => html`<dt>${name}</dt><dd>${means}</dd>`)}</dl>`;
