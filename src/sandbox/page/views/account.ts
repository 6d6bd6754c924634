// A person, an organisation, or an App.
import { html } from "hono/html";
import type { Account, App, Repository } from "../../state/model.ts";
import { fullName } from "../../state/repositories.ts";
import { avatar, pathOf } from "./bits.ts";
import type { Html } from "./html.ts";

export const accountView = (
  { login, type }: Account,
  repositories: readonly Repository[],
): Html => html`<h1>${avatar(login, 40)} <bdi>${login}</bdi></h1>
<p class="muted">${type}</p>
<h2>Repositories</h2>
${
  repositories.length > 0
    ? html`<ul class="box list">${repositories.map((repository) => html`<li><a href="${pathOf(repository)}"><bdi>${fullName(repository)}</bdi></a></li>`)}</ul>`
    : html`<p class="muted">None.</p>`
}`;

export const appView = ({
  slug,
  name,
  owner,
  permissions,
  events,
}: App): Html => html`<h1>${avatar(`${slug}[bot]`, 40)} <bdi>${name}</bdi> <span class="label">App</span></h1>
<p>By <a href="/${encodeURIComponent(owner)}"><bdi>${owner}</bdi></a></p>
<h2>Permissions</h2>
<ul class="box list">${Object.entries(permissions).map(([permission, access]) => html`<li><strong>${permission.replaceAll("_", " ")}</strong> ${access}</li>`)}</ul>
<h2>Events</h2>
<p>${events.length > 0 ? events.map((event) => html`<span class="label">${event}</span> `) : html`<span class="muted">None.</span>`}</p>`;

export const problemView = (title: string, text: string): Html =>
  html`<div class="problem"><h1>${title}</h1><p class="muted">${text}</p><p><a href="/">All repositories</a></p></div>`;
