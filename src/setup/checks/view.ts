// The page that shows the checks: what is wrong comes with what to do.
import { html } from "hono/html";
import { assetPath } from "../../dashboard/assets.ts";
import type { Session } from "../../dashboard/sign-in/options.ts";
import type { Html } from "../../dashboard/views/layout.ts";
import { toPage } from "../../dashboard/views/outside.ts";
import { page } from "../../dashboard/views/page.ts";
import type { Check, Checks } from "./check.ts";

const words = {
  good: ["success", "works"],
  bad: ["failure", "to do"],
  unknown: ["pending", "not known"],
} as const;

export const checksPage = (viewer: Session, groups: readonly Checks[]): Html =>
  page(
    { title: "Set-up", base: "", viewer, trail: [] },
    html`<link rel="stylesheet" href="${assetPath("setup.css")}"><h1>Set-up</h1>
<p>${summaryOf(groups)} Looked at within the last minute. <a href="./">Go to the repositories</a>.</p>
${groups.map(groupView)}`,
  );

function summaryOf(groups: readonly Checks[]): string {
  const count = groups.flatMap(({ checks }) => checks).filter(({ state }) => state === "bad").length;
  if (count === 0) return "Nothing is in the way.";
  return count === 1 ? "One thing is to be done." : `${count} things are to be done.`;
}

const groupView = ({ title, checks }: Checks): Html => html`<section>
<h2>${title}</h2>
<div class="box"><ul class="rows">${checks.map(checkView)}</ul></div>
</section>`;

const checkView = ({ state, name, says, todo, url }: Check): Html => {
  const [look, word] = words[state];
  return html`<li class="row">
<div class="row-head"><span class="state ${look}">${word}</span> <strong>${(url && toPage(url, name)) || html`<bdi>${name}</bdi>`}</strong></div>
<p>${says}.</p>
${todo === null ? "" : html`<p><strong>What to do:</strong> ${todo}</p>`}</li>`;
};
