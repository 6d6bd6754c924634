// One deployment of a history, and how it is compared with another.
import { html } from "hono/html";
import type { PastDeployment } from "../../domain/past-deployment.ts";
import { type Asked, toQuery } from "../pages/asked.ts";
import { deploymentPath } from "./addresses.ts";
import { deploymentLink, type Place } from "./environment-row.ts";
import type { Html } from "./layout.ts";
import { byView, codeView, diffView, standsView } from "./pieces.ts";
import { agoView } from "./when.ts";

interface Row {
  readonly asked: Asked;
  readonly one: PastDeployment;
  /** The one below it; null: there is none. */
  readonly older: PastDeployment | null;
}

export function historyRow(place: Place, row: Row): Html {
  const { one } = row;
  const what = one.task === "deploy" ? "Deployment" : html`<code>${one.task}</code>`;
  const repeats = one.repeats === null ? "" : html` · repeats ${deploymentLink(place, one.repeats)}`;
  return html`<li class="row"><div class="row-head">
<h3><a href="${place.base}${deploymentPath(place, one.id)}">${what} <code>#${one.id}</code></a></h3> ${standsView(one)}
<span class="row-end">${compareView(place, row)}</span></div>
<p class="muted">${codeView(place.url, one)} · by ${byView(one.by)}
${agoView(one.createdAt, place.now)}${repeats}${one.ours ? "" : " · made by another tool"}</p></li>`;
}

function compareView({ url }: Place, { asked, one, older }: Row): Html {
  const { from } = asked;
  if (from?.id === one.id) return html`<strong>Comparing</strong>`;
  if (from) {
    const [first, second] = from.id < one.id ? [from, one] : [one, from];
    const label = html`Compare <code>#${from.id}</code> with <code>#${one.id}</code>`;
    return diffView(url, { from: first.sha, to: second.sha }, label);
  }
  const label = html`Diff<span class="hidden"> of #${one.id} to the one before</span>`;
  const diff = older && older.sha !== one.sha ? diffView(url, { from: older.sha, to: one.sha }, label) : "";
  const query = toQuery({ ...asked, from: { id: one.id, sha: one.sha } });
  return html`${diff} <a href="${query}">Compare…<span class="hidden"> #${one.id} with another</span></a>`;
}
