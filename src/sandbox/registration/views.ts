// The pages on which an App is registered from a manifest, and installed.
import { html } from "hono/html";
import type { App } from "../state/model.ts";
import { avatar } from "../page/views/bits.ts";
import type { Html } from "../page/views/html.ts";
import type { Manifest } from "./manifest.ts";

export interface Creating {
  readonly manifest: Manifest;
  /** As it came. */
  readonly text: string;
  readonly owner: string;
  /** Where the form leads. */
  readonly action: string;
  readonly name: string;
  readonly problem: string | null;
}

export const createView = ({
  manifest,
  text,
  owner,
  action,
  name,
  problem,
}: Creating): Html => html`<h1>Create GitHub App for <bdi>${owner}</bdi></h1>
${problem === null ? "" : html`<p role="alert"><strong>${problem}</strong></p>`}
<form method="post" action="${action}">
<input type="hidden" name="manifest" value="${text}">
<p><label>GitHub App name <input name="name" value="${name}" maxlength="34" required></label></p>
<h2>Permissions</h2>
<ul class="box list">${Object.entries(manifest.default_permissions ?? {}).map(([permission, access]) => html`<li><strong>${permission.replaceAll("_", " ")}</strong> ${access}</li>`)}</ul>
<p class="muted">Deliveries go to <bdi>${manifest.hook_attributes?.url ?? "nobody"}</bdi>.</p>
<button type="submit">Create GitHub App for <bdi>${owner}</bdi></button>
</form>`;

export const installView = (app: App, accounts: readonly string[]): Html => html`<h1>Install <bdi>${app.name}</bdi></h1>
<p class="muted">Where do you want to install it?</p>
<ul class="box list">${accounts.map(
  (login) => html`<li><form method="post" action="/apps/${encodeURIComponent(app.slug)}/installations">
${avatar(login, 20)} <bdi>${login}</bdi> <button class="small" type="submit" name="account" value="${login}">Install on ${login}</button></form></li>`,
)}</ul>`;
