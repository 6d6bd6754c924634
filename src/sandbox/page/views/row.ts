// A row of the box that merges: a sign, what it says, and what to press.
import { html } from "hono/html";
import type { PullFacts } from "../facts/pull.ts";
import { pathOf } from "./bits.ts";
import type { Html } from "./html.ts";
import { type Icon, icon } from "./icon.ts";

export interface Row {
  readonly key: string;
  readonly tone: string;
  readonly drawing: Icon;
  readonly title: string;
  readonly text: Html | string;
  readonly more?: Html | "";
}

export const rowView = ({ key, tone, drawing, title, text, more }: Row): Html => html`<div class="row" id="${key}">
<span class="sign ${tone}">${icon(drawing)}</span>
<div class="row-body"><h3>${title}</h3><p class="muted">${text}</p></div>
${more ?? ""}
</div>`;

const act = ({ repository, pull }: PullFacts, action: string): string =>
  pathOf(repository, `/pull/${pull.number}/actions/${action}`);

export const button = (
  facts: PullFacts,
  { action, label, kind = "" }: { action: string; label: string; kind?: string },
): Html =>
  html`<form method="post" action="${act(facts, action)}" data-quiet><button class="${kind}" type="submit">${label}</button></form>`;
